#include "Blocks.h"

#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

static int is_continued, takes_back, is_searching;

/// The column that Up and Down keep, and what the inputs that they recall begin with.
static int wanted_column;
static char *prefix;

static int up(int count, int key);
static int down(int count, int key);

// Lines of the buffer, by the offset of a byte in them.

static int line_start(int offset) {
  while (offset > 0 && rl_line_buffer[offset - 1] != '\n') offset--;
  return offset;
}

static int line_end(int offset) {
  while (offset < rl_end && rl_line_buffer[offset] != '\n') offset++;
  return offset;
}

static int is_character_start(int offset) { return (rl_line_buffer[offset] & 0xC0) != 0x80; }

static int column(int offset) {
  int count = 0;
  for (int i = line_start(offset); i < offset; i++) count += is_character_start(i);
  return count;
}

/// Puts the cursor into the wanted column of the line that starts at `offset`.
static void move_to(int offset) {
  int end = line_end(offset), rest = wanted_column;
  while (offset < end && rest > 0) {
    offset++;
    while (offset < end && !is_character_start(offset)) offset++;
    rest--;
  }
  rl_point = offset;
}

static int start_of_line(int count, int key) {
  (void)count, (void)key;
  rl_point = line_start(rl_point);
  return 0;
}

static int end_of_line(int count, int key) {
  (void)count, (void)key;
  rl_point = line_end(rl_point);
  return 0;
}

static int kill_line(int count, int key) {
  int end = line_end(rl_point);
  if (end == rl_end) return rl_kill_line(count, key);
  // At the end of a line it joins the next.
  return rl_kill_text(rl_point, end == rl_point ? end + 1 : end);
}

// History.

static int is_moving(void) { return rl_last_func == up || rl_last_func == down; }

static int is_blank(int end) {
  for (int i = 0; i < end; i++)
    if (rl_line_buffer[i] != ' ') return 0;
  return 1;
}

/// What was typed before the first Up; empty for a block and for nothing but blanks.
static void keep_prefix(void) {
  free(prefix);
  prefix = NULL;
  if (memchr(rl_line_buffer, '\n', (size_t)rl_end) || is_blank(rl_point)) return;
  prefix = strndup(rl_line_buffer, (size_t)rl_point);
}

/// The next entry in a direction that begins with the prefix and is not what stands there; -1 for none.
static int find(int from, int step) {
  size_t length = prefix ? strlen(prefix) : 0;
  for (int i = from + step; i >= 0 && i < history_length; i += step) {
    HIST_ENTRY *entry = history_get(history_base + i);
    if (!entry || (length && strncmp(entry->line, prefix, length) != 0)) continue;
    if (strcmp(entry->line, rl_line_buffer) != 0) return i;
  }
  return -1;
}

static int recall(int step, int key) {
  int here = where_history();
  int found = find(here, step);
  if (found < 0 && prefix && !is_moving()) {
    free(prefix);
    prefix = NULL;
    found = find(here, step);
  }
  if (step < 0) return found < 0 ? rl_ding() : rl_get_previous_history(here - found, key);
  // Behind the last entry stands what was typed.
  if (here == history_length) return rl_ding();
  return rl_get_next_history((found < 0 ? history_length : found) - here, key);
}

static int up(int count, int key) {
  (void)count;
  if (!is_moving()) {
    wanted_column = column(rl_point);
    keep_prefix();
  }
  int start = line_start(rl_point);
  if (start > 0) {
    move_to(line_start(start - 1));
    return 0;
  }
  if (is_continued) {
    takes_back = 1;
    return rl_newline(1, '\n');
  }
  int result = recall(-1, key);
  wanted_column = column(rl_point);
  return result;
}

static int down(int count, int key) {
  (void)count;
  if (!is_moving()) {
    wanted_column = column(rl_point);
    keep_prefix();
  }
  int end = line_end(rl_point);
  if (end < rl_end) {
    move_to(end + 1);
    return 0;
  }
  int result = recall(1, key);
  wanted_column = column(rl_point);
  return result;
}

// Searching.

/// Readline 8.2 leaves parts of the search's own prompt before a block.
static void clear_search(void) {
  is_searching = 0;
  if (!memchr(rl_line_buffer, '\n', (size_t)rl_end)) return;
  rl_clear_message();
  rl_clear_visible_line();
  rl_forced_update_display();
}

void quire_blocks_watch_search(void) {
  if (RL_ISSTATE(RL_STATE_ISEARCH))
    is_searching = 1;
  else if (is_searching)
    clear_search();
}

// The end of a line.

/// A new line with the indentation of the one that the cursor is in, or of its block.
static int new_line(int count, int key) {
  (void)count, (void)key;
  int start = line_start(rl_point), width = 0;
  while (start + width < rl_point && rl_line_buffer[start + width] == ' ') width++;
  if (rl_point > start && rl_line_buffer[rl_point - 1] == ':') width += 4;
  rl_begin_undo_group();
  rl_insert_text("\n");
  if (!quire_readline_has_input())
    for (; width > 0; width--) rl_insert_text(" ");
  rl_end_undo_group();
  return 0;
}

/// Enter: behind a block it runs it, inside of one it begins a new line.
static int enter(int count, int key) {
  if (is_searching) {
    rl_point = rl_end;
    clear_search();
  }
  if (line_end(rl_point) < rl_end) return new_line(count, key);
  return rl_newline(count, key);
}

void quire_blocks_begin(int continued) {
  is_continued = continued;
  takes_back = 0;
  is_searching = 0;
}

int quire_blocks_takes_back(void) { return takes_back; }

void quire_blocks_bind(void) {
  static const struct {
    const char *keys;
    rl_command_func_t *function;
  } bindings[] = {
      {"\033[A", up},
      {"\033OA", up},
      {"\033[B", down},
      {"\033OB", down},
      {"\033[H", start_of_line},
      {"\033OH", start_of_line},
      {"\033[1~", start_of_line},
      {"\033[F", end_of_line},
      {"\033OF", end_of_line},
      {"\033[4~", end_of_line},
      {"\r", enter},
  };
  Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
  for (size_t map = 0; map < sizeof maps / sizeof *maps; map++)
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
      rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].function, maps[map]);
  rl_bind_keyseq_in_map("\001", start_of_line, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\005", end_of_line, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\013", kill_line, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\033\r", new_line, emacs_standard_keymap);
}
