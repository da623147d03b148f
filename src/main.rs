//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build makes and drops millions of small texts on all cores at once; the system's allocator takes a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ketluan::cli::run()
}
