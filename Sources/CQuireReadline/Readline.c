#include "CQuireReadline.h"

#include "Blocks.h"

#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

static quire_completer find_completions;
static quire_waiter wait_for_key;
static void *hook_context;
static const char *typed_before;
static int cursor_before;
static int is_cancelled;

/// Spaces that stand at the start of a new line before anything was typed, and how many of the user's own
/// have been typed over them.
static int indentation, typed_spaces;

int quire_readline_has_input(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return quire_readline_has_key() || poll(&input, 1, 0) > 0;
}

/// With tabs, as in code pasted from elsewhere.
static int is_white_to_cursor(void) {
  for (int i = 0; i < rl_point; i++)
    if (rl_line_buffer[i] != ' ' && rl_line_buffer[i] != '\t') return 0;
  return 1;
}

static int is_blank_to_cursor(void) {
  for (int i = 0; i < rl_point; i++)
    if (rl_line_buffer[i] != ' ') return 0;
  return 1;
}

static int is_untouched(void) {
  return indentation > 0 && rl_point == indentation && rl_end == indentation && is_blank_to_cursor();
}

/// Tab completes; behind nothing but blanks it indents, where more is waiting by itself.
static int complete_or_indent(int count, int key) {
  if (!is_white_to_cursor()) return rl_complete_internal(rl_completion_mode(complete_or_indent));
  if (quire_readline_has_input()) return rl_insert(count, key);
  indentation = typed_spaces = 0;
  int width = 4 - rl_point % 4;
  for (int i = 0; i < width; i++) rl_insert(1, ' ');
  return 0;
}

/// A typed indentation takes the place of the one that was offered.
static int insert_space(int count, int key) {
  if (!is_untouched()) return rl_insert(count, key);
  typed_spaces += count;
  if (typed_spaces > indentation) {
    int more = typed_spaces - indentation;
    indentation = typed_spaces = 0;
    return rl_insert(more, key);
  }
  return 0;
}

/// Backspace in an indentation goes back to the stop before.
static int erase(int count, int key) {
  if (rl_point > 0 && is_blank_to_cursor() && count == 1) {
    int width = (rl_point - 1) % 4 + 1;
    return rl_rubout(width, key);
  }
  return rl_rubout(count, key);
}

/// How many of the blanks offered are too many for what was typed.
static int surplus_of(const char *line) {
  int surplus = typed_spaces == 0 ? 0 : indentation - typed_spaces;
  for (int i = 0; i < surplus; i++)
    if (line[i] != ' ') return 0;
  return surplus;
}

/// Once text follows, the indentation becomes what was typed of it.
static void settle_indentation(void) {
  if (typed_spaces == 0 || is_untouched()) return;
  int surplus = surplus_of(rl_line_buffer);
  indentation = typed_spaces = 0;
  if (surplus > rl_point) return;
  int cursor = rl_point;
  rl_delete_text(0, surplus);
  rl_point = cursor - surplus;
  rl_redisplay();
}

/// The states in which a key is part of something longer.
static int is_in_sequence(void) {
  return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG | RL_STATE_MULTIKEY |
                    RL_STATE_MOREINPUT | RL_STATE_METANEXT) != 0;
}

/// The keys that end the line: the end of input takes Readline out of a search or a paste, Return ends what
/// is then left.
static int final_key(void) {
  return is_in_sequence() || is_cancelled++ > 8 ? EOF : '\n';
}

/// Every key of Readline.
static int next_key(FILE *stream) {
  (void)stream;
  if (is_cancelled) return final_key();
  // While more waits Readline may be in the middle of inserting it.
  if (!is_in_sequence() && !quire_readline_has_input()) settle_indentation();
  quire_blocks_watch_search();
  if (!wait_for_key(hook_context)) {
    is_cancelled = 1;
    rl_point = rl_end;
    rl_redisplay();
    fputs("^C", rl_outstream);
    return final_key();
  }
  unsigned char key;
  return read(STDIN_FILENO, &key, 1) == 1 ? key : EOF;
}

/// Readline draws what is typed although the terminal itself is silent.
static void prepare_terminal(int meta) {
  rl_prep_terminal(meta);
  rl_tty_set_echoing(1);
}

static int begin_line(void) {
  if (cursor_before >= 0) {
    rl_insert_text(typed_before);
    if (cursor_before <= rl_end) rl_point = cursor_before;
  } else if (*typed_before && !quire_readline_has_input()) {
    rl_insert_text(typed_before);
    indentation = rl_end;
  }
  return 0;
}

static char **attempt(const char *text, int start, int end) {
  (void)text;
  (void)end;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  rl_completion_suppress_append = 1;
  rl_sort_completion_matches = 0;
  return find_completions(hook_context, rl_line_buffer, rl_point, start);
}

int quire_readline_start(int terminal, void *context, quire_completer completer, quire_waiter waiter) {
  if (terminal != STDOUT_FILENO) {
    int copy = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
    FILE *stream = copy < 0 ? NULL : fdopen(copy, "w");
    if (!stream) return -1;
    rl_outstream = stream;
  }
  find_completions = completer;
  wait_for_key = waiter;
  hook_context = context;
  rl_readline_name = "quire";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = next_key;
  rl_startup_hook = begin_line;
  rl_prep_term_function = prepare_terminal;
  rl_attempted_completion_function = attempt;
  rl_completer_word_break_characters = " \t\n\"'`@$><=;|&{}()[].,:+-*/%^~!?";
  // The completer itself knows about strings.
  rl_basic_quote_characters = rl_completer_quote_characters = "";
  rl_filename_quoting_desired = 0;
  using_history();
  // The user's inputrc is read later and may bind these keys to something else.
  rl_add_defun("quire-complete-or-indent", complete_or_indent, '\t');
  rl_add_defun("quire-insert-space", insert_space, ' ');
  rl_add_defun("quire-erase", erase, 0x7f);
  rl_bind_key(0x08, erase);
  quire_blocks_bind();
  // Else the terminal's own erase character would be bound again before every line.
  rl_variable_bind("bind-tty-special-chars", "off");
  if (rl_initialize() != 0) return -1;
  return 0;
}

enum quire_readline_result quire_readline_read(const char *prompt, int is_continued, const char *typed, int cursor,
                                               char **line) {
  typed_before = typed;
  cursor_before = cursor;
  quire_blocks_begin(is_continued);
  indentation = typed_spaces = is_cancelled = 0;
  *line = readline(prompt);
  if (is_cancelled) {
    fflush(rl_outstream);
    free(*line);
    *line = NULL;
    return QUIRE_READLINE_CANCELLED;
  }
  if (*line) {
    int surplus = surplus_of(*line);
    memmove(*line, *line + surplus, strlen(*line) - (size_t)surplus + 1);
    return quire_blocks_takes_back() ? QUIRE_READLINE_TAKEN_BACK : QUIRE_READLINE_LINE;
  }
  // With bracketed paste Readline ends the line itself.
  const char *paste = rl_variable_value("enable-bracketed-paste");
  if (!paste || strcmp(paste, "on") != 0) fputc('\n', rl_outstream);
  fflush(rl_outstream);
  return QUIRE_READLINE_END;
}

void quire_readline_interject(const char *text) {
  rl_clear_visible_line();
  fputs(text, rl_outstream);
  fflush(rl_outstream);
  rl_forced_update_display();
}

static struct termios spoken;
static atomic_int is_silent;

void quire_terminal_silence(void) {
  struct termios silent;
  if (is_silent || tcgetattr(STDIN_FILENO, &spoken) != 0) return;
  silent = spoken;
  silent.c_lflag &= ~(tcflag_t)ECHO;
  is_silent = tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
}

void quire_terminal_speak(void) {
  if (atomic_exchange(&is_silent, 0)) tcsetattr(STDIN_FILENO, TCSANOW, &spoken);
}

int quire_terminal_is_silent(void) { return is_silent; }

void quire_readline_resize(void) { rl_resize_terminal(); }

void quire_readline_release(void) {
  if (rl_deprep_term_function) rl_deprep_term_function();
  quire_terminal_speak();
}

void quire_readline_resume(void) {
  quire_terminal_silence();
  prepare_terminal(1);
  rl_resize_terminal();
  rl_forced_update_display();
}

int quire_readline_has_key(void) { return rl_pending_input != 0 || RL_ISSTATE(RL_STATE_INPUTPENDING); }

void quire_history_remember(const char *entry, int limit) {
  HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  if (last && strcmp(last->line, entry) == 0) return;
  stifle_history(limit);
  add_history(entry);
  // The line being edited stays behind the last entry.
  using_history();
}

const char *quire_readline_version(void) { return rl_library_version; }
