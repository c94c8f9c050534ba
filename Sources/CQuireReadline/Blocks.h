// Keys that know the lines of a block in the buffer. Inside of CQuireReadline only.
#pragma once

/// Binds them; to be called before rl_initialize, so that the user's inputrc may bind them otherwise.
void quire_blocks_bind(void);

/// A new line is about to be edited; `is_continued` when lines of its input were entered before.
void quire_blocks_begin(int is_continued);

/// Before each key, so that what a search leaves of itself on the screen goes.
void quire_blocks_watch_search(void);

/// Whether the line was accepted only to be edited again together with those before it.
int quire_blocks_takes_back(void);

/// 1 when more can be read at once.
int quire_readline_has_input(void);
