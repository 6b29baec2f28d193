//! Arguments in, exit code out.

fn main() -> anyhow::Result<std::process::ExitCode> {
    travaux::ui::run(std::env::args_os().skip(1).map(Into::into).collect())
}
