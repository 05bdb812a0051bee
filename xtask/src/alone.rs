//! What must not run twice at once.

use std::fs::{self, File, TryLockError};

use crate::failure::{Failure, Result};
use crate::tools::Project;

/// Waits until nothing else of this project does what is named, and keeps others waiting until it is dropped: two
/// builds would write into one folder, and two benches would each measure the other as well.
pub fn alone(project: &Project, what: &str) -> Result<File> {
    let path = project.state().join(format!("{what}.lock"));
    let failed = |e| Failure::io("locking", &path, &e);
    let file = fs::create_dir_all(project.state()).and_then(|()| File::create(&path));
    let file = file.map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("{what}: waiting for another {what} of this project");
            file.lock().map_err(failed)?;
        }
        Err(TryLockError::Error(e)) => return Err(failed(e)),
    }
    Ok(file)
}
