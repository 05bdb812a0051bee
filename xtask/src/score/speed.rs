//! How long the native analysis takes, start of the process included.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Scorer;
use crate::failure::{Failure, Result};
use crate::fingerprint;

/// The seeds are analysed this often, larger folders less.
const ROUNDS: usize = 21;
const ROUNDS_OF_MANY: usize = 5;

/// Prints the median time for the seeds, and bytes per second by one thread and by all.
pub fn speed(scorer: &Scorer<'_>, dir: &Path) -> Result<()> {
    println!("\n== speed (medians; other work on the machine slows them)");
    let seeds = dir.join("seeds");
    for (name, threads) in [("one_thread", Some(1)), ("all_cores", None)] {
        let time = median(ROUNDS, || run(&scorer.readout, &seeds, threads))?;
        println!("seeds_ms {name} {:.1}", time.as_secs_f64() * 1000.0);
    }
    for folder in ["data/ungd", "data/polnear/train/text"] {
        let texts = dir.join(folder);
        if !texts.is_dir() {
            continue;
        }
        let mut bytes = 0;
        for file in fingerprint::files(&texts, &|_| false)? {
            bytes += fs::metadata(&file).map_err(|e| Failure::io("reading", &file, &e))?.len();
        }
        for (name, threads) in [("one_thread", Some(1)), ("all_cores", None)] {
            let time = median(ROUNDS_OF_MANY, || run(&scorer.readout, &texts, threads))?;
            println!("{folder}_mb_per_s {name} {:.2}", bytes as f64 / 1e6 / time.as_secs_f64());
        }
    }
    Ok(())
}

/// The time that one run of `readout inspect` takes.
fn run(readout: &Path, texts: &Path, threads: Option<usize>) -> Result<Duration> {
    let mut command = Command::new(readout);
    command.arg("inspect").arg(texts).stdout(Stdio::null());
    if let Some(threads) = threads {
        command.arg(format!("--threads={threads}"));
    }
    let start = Instant::now();
    crate::tools::run(&mut command)?;
    Ok(start.elapsed())
}

fn median(rounds: usize, time: impl Fn() -> Result<Duration>) -> Result<Duration> {
    let mut times = (0..rounds).map(|_| time()).collect::<Result<Vec<_>>>()?;
    times.sort();
    Ok(times.get(rounds / 2).copied().unwrap_or_default())
}
