#include "CQuireReadline.h"

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
static void *completer_context;
static enum quire_readline_state state;
static char *accepted;

/// Spaces that stand at the start of a new line before anything was typed, and how many of the user's own
/// have been typed over them.
static int indentation, typed_spaces;

static int has_input(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return quire_readline_has_key() || poll(&input, 1, 0) > 0;
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
  if (!is_blank_to_cursor()) return rl_complete_internal(rl_completion_mode(complete_or_indent));
  if (has_input()) return rl_insert(count, key);
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

/// Once text follows, the indentation becomes what was typed of it.
static void settle_indentation(void) {
  if (typed_spaces == 0 || is_untouched()) return;
  int surplus = indentation - typed_spaces;
  indentation = typed_spaces = 0;
  if (surplus <= 0 || surplus > rl_point) return;
  for (int i = 0; i < surplus; i++)
    if (rl_line_buffer[i] != ' ') return;
  int cursor = rl_point;
  rl_delete_text(0, surplus);
  rl_point = cursor - surplus;
  rl_redisplay();
}

static void accept(char *line) {
  rl_callback_handler_remove();
  accepted = line;
  state = line ? QUIRE_READLINE_ACCEPTED : QUIRE_READLINE_END;
}

static char **attempt(const char *text, int start, int end) {
  (void)text;
  (void)end;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  rl_completion_suppress_append = 1;
  rl_sort_completion_matches = 0;
  return find_completions(completer_context, rl_line_buffer, rl_point, start);
}

int quire_readline_start(int terminal, void *context, quire_completer completer) {
  if (terminal != STDOUT_FILENO) {
    int copy = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
    FILE *stream = copy < 0 ? NULL : fdopen(copy, "w");
    if (!stream) return -1;
    rl_outstream = stream;
  }
  find_completions = completer;
  completer_context = context;
  rl_readline_name = "quire";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
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
  // Else the terminal's own erase character would be bound again before every line.
  rl_variable_bind("bind-tty-special-chars", "off");
  if (rl_initialize() != 0) return -1;
  return 0;
}

void quire_readline_prompt(const char *prompt, const char *typed) {
  state = QUIRE_READLINE_EDITING;
  indentation = typed_spaces = 0;
  rl_callback_handler_install(prompt, accept);
  if (*typed && !has_input()) {
    rl_insert_text(typed);
    rl_redisplay();
    indentation = rl_end;
  }
}

enum quire_readline_state quire_readline_key(void) {
  rl_callback_read_char();
  if (state == QUIRE_READLINE_EDITING) settle_indentation();
  return state;
}

char *quire_readline_take(void) {
  char *line = accepted;
  accepted = NULL;
  return line;
}

void quire_readline_cancel(const char *mark) {
  rl_point = rl_end;
  rl_redisplay();
  fputs(mark, rl_outstream);
  fflush(rl_outstream);
  rl_callback_sigcleanup();
  rl_free_line_state();
  rl_replace_line("", 1);
  rl_callback_handler_remove();
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

void quire_readline_resize(void) { rl_resize_terminal(); }

void quire_readline_release(void) {
  if (rl_deprep_term_function) rl_deprep_term_function();
}

void quire_readline_resume(void) {
  if (rl_prep_term_function) rl_prep_term_function(1);
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
