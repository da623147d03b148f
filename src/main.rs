//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build makes and drops millions of small texts on all cores at once; the system's allocator takes a third of its time. Of those that do not,
/// this one gives most back of what is free: how soon is said in `.cargo/config.toml`.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// The other one cannot be built there.
#[cfg(target_env = "msvc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ketluan::cli::run()
}
