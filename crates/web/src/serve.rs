//! The port: connections in, one by one, with limits and an orderly end.

use crate::{Site, router};
use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// Most connections at once; more wait.
const CONNECTIONS: usize = 1024;
/// How long the head of a question may take, and how long an idle connection is held.
const HEAD: Duration = Duration::from_secs(15);
/// How long answers under way may take once the end is asked for.
const FAREWELL: Duration = Duration::from_secs(10);
/// Most bytes of a question's head.
const HEAD_BYTES: usize = 32 * 1024;

/// Where and how to serve.
#[derive(Debug, Clone)]
pub struct Serve {
    /// Address and port.
    pub listen: SocketAddr,
    /// Whether every answer is logged.
    pub log_answers: bool,
}

/// Serves the site until the process is asked to end; `ready` is told the address once it listens.
///
/// # Errors
/// If the port cannot be had.
pub fn serve(site: Arc<Site>, how: &Serve, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let level = if how.log_answers {
        tracing::Level::INFO
    } else {
        tracing::Level::WARN
    };
    let log = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(io::stderr);
    // A log that stands already, as in tests, stays.
    let _ = log.with_ansi(false).try_init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(how.listen).await?;
        ready(listener.local_addr()?);
        accept(listener, router(site)).await;
        Ok(())
    })
}

async fn accept(listener: TcpListener, router: Router) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut end = std::pin::pin!(asked_to_end());
    loop {
        let place = places.clone().acquire_owned().await;
        tokio::select! {
            () = &mut end => break,
            accepted = listener.accept() => match (accepted, place) {
                (Ok((stream, _)), Ok(place)) => {
                    let connection = graceful.watch(connection(stream, router.clone()));
                    tokio::spawn(async move {
                        // What goes wrong on a connection is the other side's affair.
                        let _ = connection.await;
                        drop(place);
                    });
                }
                (Err(error), _) => {
                    tracing::warn!(%error, "no connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                (_, Err(_)) => break,
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers were cut off");
    }
}

type Connection = hyper::server::conn::http1::Connection<TokioIo<TcpStream>, TowerToHyperService<Router>>;

fn connection(stream: TcpStream, router: Router) -> Connection {
    let _ = stream.set_nodelay(true);
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
}

async fn asked_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(terminate) => terminate,
            Err(_) => return interrupt.await.unwrap_or(()),
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await.unwrap_or(());
}
