//! Where things are, and how other programs are started.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// The folders of the project.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this program was built from.
    pub fn find() -> Result<Self> {
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        match manifest_dir.parent() {
            Some(root) if root.join("Cargo.lock").is_file() => Ok(Self { root: root.to_owned() }),
            _ => Err(Failure::new(format!(
                "expected the project's Cargo.lock above {}",
                manifest_dir.display()
            ))),
        }
    }

    /// A path within the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the project keeps the tools that it installed for itself.
    pub fn tools_bin(&self) -> PathBuf {
        self.path("target/tools/bin")
    }

    /// Where the commands keep what they need from one run to the next.
    pub fn state(&self) -> PathBuf {
        self.path("target/xtask")
    }

    /// A tool that `setup` installed.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.tools_bin().join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A command that runs in the root folder and finds the project's tools first.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).stdin(Stdio::null()).env("PATH", self.search_path());
        command
    }

    /// The cargo that started this program.
    pub fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// A script of a package under `e2e/node_modules`, run by Node.
    pub fn node_script(&self, script: &str) -> Command {
        let mut command = self.command("node");
        command.arg(self.path("e2e/node_modules").join(script));
        command
    }

    fn search_path(&self) -> OsString {
        let own = std::iter::once(self.tools_bin());
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

/// Runs a command, its output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status})", shown(command))))
    }
}

/// What a command writes to standard output; `None` if it cannot be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Like [`answer`], for commands that have to work: a failure carries what they said.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(format!("`{}` failed: {}", shown(command), said.trim())))
    }
}

/// The failure to start a program, as a person would want to read it.
pub fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` cannot be started: {error}", shown(command)))
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    let mut text = words.join(" ");
    // A long command line says no more than its beginning.
    if let Some((end, _)) = text.char_indices().nth(160) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Where cargo puts what it builds.
pub fn target_directory(project: &Project) -> Result<PathBuf> {
    let text = read(project.cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)
        .map_err(|e| Failure::new(format!("expected JSON from cargo metadata: {e}")))?;
    Ok(PathBuf::from(metadata["target_directory"].as_str().unwrap_or("target")))
}

/// A program that cargo built for this machine, in the folder of a profile.
pub fn built(project: &Project, folder: &str, program: &str) -> Result<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    Ok(target_directory(project)?.join(folder).join(file))
}

/// Whether this process runs with all rights (Unix only).
pub fn is_root() -> bool {
    cfg!(unix) && answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// Finds a program on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&file)).find(|path| path.is_file())
}
