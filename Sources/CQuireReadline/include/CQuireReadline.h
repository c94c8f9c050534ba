// GNU Readline as the prompt uses it: one line at a time through the callback interface, so that the
// program itself waits for keys, signals and window changes.
//
// Readline keeps its state in global variables; everything here is to be called from one thread.
#pragma once

#include <stddef.h>

/// Finds what may stand at the cursor. Gets what it was registered with, the line, the cursor's byte offset and the offset at which
/// Readline's own word begins; returns an array made with malloc as rl_attempted_completion_function wants
/// it (the common prefix, the matches, NULL), or NULL.
typedef char **(*quire_completer)(void *context, const char *line, int cursor, int word_start);

/// What a key did.
enum quire_readline_state {
  QUIRE_READLINE_EDITING,
  QUIRE_READLINE_ACCEPTED,
  QUIRE_READLINE_END,
};

/// Sets Readline up; `terminal` is the descriptor that the line is drawn on.
/// @return 0, or -1 when the descriptor cannot be used.
int quire_readline_start(int terminal, void *context, quire_completer completer);

/// Shows a prompt with some text already typed.
void quire_readline_prompt(const char *prompt, const char *typed);

/// Reads one key, which must be there.
enum quire_readline_state quire_readline_key(void);

/// The line that was accepted; the caller frees it.
char *quire_readline_take(void);

/// Gives up the line being edited and shows `mark` behind it.
void quire_readline_cancel(const char *mark);

/// The window has another size.
void quire_readline_resize(void);

/// Gives the terminal back as it was found, and takes it again.
void quire_readline_release(void);
void quire_readline_resume(void);

/// Keeps what is typed while a program runs off the screen: it appears at the next prompt.
void quire_terminal_silence(void);

/// Ends that; may be called from another thread and when nothing was silenced.
void quire_terminal_speak(void);

/// 1 when a key waits that Readline has already read from the terminal.
int quire_readline_has_key(void);

/// Adds an input to the history in memory, at most `limit` of them, unless it is the last one already.
void quire_history_remember(const char *entry, int limit);

/// The version of the library: 8.2.
const char *quire_readline_version(void);
