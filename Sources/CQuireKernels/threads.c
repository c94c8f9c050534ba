#define _GNU_SOURCE
#include "include/threads.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
// Flush to zero and denormals are zero.
static uint64_t flush_denormals(void) {
  unsigned saved = _mm_getcsr();
  _mm_setcsr(saved | 0x8040);
  return saved;
}
static void restore_denormals(uint64_t saved) { _mm_setcsr((unsigned)saved); }
#elif defined(__aarch64__)
static uint64_t flush_denormals(void) {
  uint64_t saved;
  __asm__ volatile("mrs %0, fpcr" : "=r"(saved));
  __asm__ volatile("msr fpcr, %0" ::"r"(saved | (1ull << 24)));
  return saved;
}
static void restore_denormals(uint64_t saved) { __asm__ volatile("msr fpcr, %0" ::"r"(saved)); }
#else
static uint64_t flush_denormals(void) { return 0; }
static void restore_denormals(uint64_t saved) { (void)saved; }
#endif

// Below so many element operations, or multiplications of a product, work stays on one thread. A
// second one saves a fraction of a millisecond where cores are idle; where another program uses
// them, every meeting of the threads waits for the scheduler. Measured on two cores, an epoch of a
// small network: 0.27 s with two threads and 0.34 s with one; beside one busy program more than
// 20 s with two and 0.38 s with one.
#define PARALLEL_WORK 1000000
#define PARALLEL_PRODUCT (1 << 24)

static struct {
  void (*parallel)(void (*)(void *), void *, unsigned, unsigned);
  int (*thread_number)(void);
  int (*team_size)(void);
  void (*set_threads)(int);
} gomp;
static bool has_gomp;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lane = PTHREAD_MUTEX_INITIALIZER;
static atomic_int threads = 0;  // not asked for yet
static atomic_int prepared_threads = 0;

static void open_gomp(void) {
  void *handle = dlopen("libgomp.so.1", RTLD_NOW | RTLD_GLOBAL);
  if (!handle) return;
  *(void **)&gomp.parallel = dlsym(handle, "GOMP_parallel");
  *(void **)&gomp.thread_number = dlsym(handle, "omp_get_thread_num");
  *(void **)&gomp.team_size = dlsym(handle, "omp_get_num_threads");
  *(void **)&gomp.set_threads = dlsym(handle, "omp_set_num_threads");
  has_gomp = gomp.parallel && gomp.thread_number && gomp.team_size && gomp.set_threads;
}

int quire_core_count(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int count = CPU_COUNT(&set);
  return count < 1 ? 1 : count;
}

int quire_thread_count(void) {
  int count = atomic_load_explicit(&threads, memory_order_relaxed);
  if (count == 0) {
    const char *asked = getenv("QUIRE_THREADS");
    count = asked ? atoi(asked) : 0;
    if (count < 1 || count > 1024) count = quire_core_count();
    quire_set_thread_count(count);
  }
  return count;
}

void quire_set_thread_count(int count) {
  atomic_store_explicit(&threads, count < 1 ? 1 : count, memory_order_relaxed);
}

// Simple element operations between two looks at the watch: some milliseconds.
#define WATCHED_WORK (1 << 22)

typedef struct {
  int64_t count, grain, piece;
  quire_body body;
  void *context;
  QuireWatch watch;
} Job;

// [begin, end) in pieces of whole grains, as long as nobody cancels the work.
static void run_pieces(const Job *job, int64_t begin, int64_t end) {
  while (end - begin > job->piece) {
    job->body(job->context, begin, begin + job->piece);
    if (quire_cancelled()) return;
    begin += job->piece;
  }
  if (begin < end) job->body(job->context, begin, end);
}

// One thread's share: whole grains, cut evenly.
static void run_share(void *argument) {
  const Job *job = argument;
  flush_denormals();
  int64_t team = gomp.team_size(), number = gomp.thread_number();
  int64_t grains = (job->count + job->grain - 1) / job->grain;
  int64_t begin = grains / team * number + (number < grains % team ? number : grains % team);
  int64_t end = begin + grains / team + (number < grains % team ? 1 : 0);
  begin *= job->grain;
  end *= job->grain;
  if (end > job->count) end = job->count;
  QuireWatch saved = quire_set_watch(job->watch);
  run_pieces(job, begin, end);
  quire_set_watch(saved);
}

static void run_parallel(int64_t count, int64_t grain, int64_t work, int64_t piece, quire_body body,
                         void *context) {
  if (count <= 0) return;
  uint64_t saved = flush_denormals();
  int team = quire_thread_count();
  // Another caller's work is under way, or this call stands inside such work: go on alone.
  bool shared = team > 1 && work >= PARALLEL_WORK && count > grain &&
                pthread_once(&once, open_gomp) == 0 && has_gomp &&
                pthread_mutex_trylock(&lane) == 0;
  Job job = {count, grain, piece, body, context, quire_current_watch()};
  if (shared) {
    gomp.parallel(run_share, &job, (unsigned)team, 0);
    pthread_mutex_unlock(&lane);
  } else {
    run_pieces(&job, 0, count);
  }
  restore_denormals(saved);
}

void quire_parallel(int64_t count, int64_t grain, int64_t work, quire_body body, void *context) {
  int64_t piece = count;
  if (work > WATCHED_WORK && count > grain) {
    int64_t grains = WATCHED_WORK / (work / count * grain + 1);
    piece = grain * (grains < 1 ? 1 : grains);
  }
  run_parallel(count, grain, work, piece, body, context);
}

void quire_parallel_shares(int64_t count, int64_t grain, int64_t work, quire_body body,
                           void *context) {
  run_parallel(count, grain, work, count, body, context);
}

static void prepare(void *unused) {
  (void)unused;
  flush_denormals();
}

uint64_t quire_enter_lane(int64_t work) {
  pthread_once(&once, open_gomp);
  pthread_mutex_lock(&lane);
  uint64_t saved = flush_denormals();
  int team = work < PARALLEL_PRODUCT ? 1 : quire_thread_count();
  if (has_gomp) {
    gomp.set_threads(team);
    if (team > 1 && atomic_exchange(&prepared_threads, team) != team)
      gomp.parallel(prepare, 0, (unsigned)team, 0);
  }
  return saved;
}

void quire_leave_lane(uint64_t saved) {
  restore_denormals(saved);
  pthread_mutex_unlock(&lane);
}
