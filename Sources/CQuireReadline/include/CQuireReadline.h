// GNU Readline as the prompt uses it: lines are read with its own loop, which asks the program for every
// key, so that the program can answer signals while it waits.
//
// Readline keeps its state in global variables; everything here is to be called from one thread.
#pragma once

#include <stddef.h>

/// Finds what may stand at the cursor. Gets what it was registered with, the line, the cursor's byte offset and the offset at which
/// Readline's own word begins; returns an array made with malloc as rl_attempted_completion_function wants
/// it (the common prefix, the matches, NULL), or NULL.
typedef char **(*quire_completer)(void *context, const char *line, int cursor, int word_start);

/// Waits until a key can be read. Gets what it was registered with; returns 0 to give up the line.
typedef int (*quire_waiter)(void *context);

/// Sets Readline up; `terminal` is the descriptor that the line is drawn on.
/// @return 0, or -1 when the descriptor cannot be used.
int quire_readline_start(int terminal, void *context, quire_completer completer, quire_waiter waiter);

enum quire_readline_result {
  QUIRE_READLINE_LINE,
  /// Up on a line that goes on an input: the user wants the lines before it back.
  QUIRE_READLINE_TAKEN_BACK,
  /// The waiter gave it up.
  QUIRE_READLINE_CANCELLED,
  /// Nothing more comes.
  QUIRE_READLINE_END,
};

/// Reads a line, with some text already typed. The caller frees the line.
/// @param is_continued whether lines of the input were entered before.
/// @param cursor the byte offset of the cursor in a text to be edited; -1 for an indentation that is offered.
enum quire_readline_result quire_readline_read(const char *prompt, int is_continued, const char *typed, int cursor,
                                               char **line);

/// Shows whole lines above the line being edited.
void quire_readline_interject(const char *text);

/// The window has another size.
void quire_readline_resize(void);

/// Gives the terminal back as it was found, and takes it again.
void quire_readline_release(void);
void quire_readline_resume(void);

/// Keeps what is typed off the screen but for what Readline draws: what is typed while a program runs appears
/// at the next prompt.
void quire_terminal_silence(void);

/// Ends that; may be called from another thread and when nothing was silenced.
void quire_terminal_speak(void);

/// 1 between the two.
int quire_terminal_is_silent(void);

/// 1 when a key waits that Readline has already read from the terminal.
int quire_readline_has_key(void);

/// Adds an input to the history in memory, at most `limit` of them, unless it is the last one already.
void quire_history_remember(const char *entry, int limit);

/// The version of the library: 8.2.
const char *quire_readline_version(void);
