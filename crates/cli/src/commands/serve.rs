//! `penholder serve`: the record as pages and data over HTTP.

use crate::commands::common;
use crate::commands::compare::texts::Folder;
use crate::{CliError, Done};
use penholder_web::{Serve, Site};
use std::net::SocketAddr;
use std::sync::Arc;

/// Where to listen.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  penholder serve\n  penholder serve --listen 127.0.0.1:9000 --log")]
pub struct Args {
    /// Address and port to listen on; only this machine can reach the default
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// Address of the site as readers know it, for links in feeds and citations [default: the one listened on]
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[command(flatten)]
    texts: Folder,
    /// Log every answer on standard error, not only faults
    #[arg(long)]
    log: bool,
}

/// Serves until interrupted.
pub fn run(args: &Args) -> Result<Done, CliError> {
    let record = common::record()?;
    let public_url = args
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{}", args.listen));
    let site = Arc::new(Site::new(record, public_url, common::today).with_texts(args.texts.open()?));
    let how = Serve {
        listen: args.listen,
        log_answers: args.log,
    };
    let ready = |at: SocketAddr| anstream::eprintln!("serving on http://{at}/ (end with Ctrl-C)");
    penholder_web::serve(site, &how, ready).map_err(|error| {
        CliError::user(format!("cannot listen on {}: {error}", args.listen))
            .with_hint("another port may be free, such as `--listen 127.0.0.1:8001`")
    })?;
    Ok(Done::Yes)
}
