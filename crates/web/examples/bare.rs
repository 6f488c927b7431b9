//! A page of a given size from bare axum, to set our own pages beside: `bare 127.0.0.1:8101 56789`.

use axum::Router;
use axum::http::header;
use axum::routing::get;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let listen = args.next().unwrap_or_else(|| "127.0.0.1:8101".to_owned());
    let size: usize = args.next().unwrap_or_else(|| "50000".to_owned()).parse()?;
    let page: &'static str = Box::leak("x".repeat(size).into_boxed_str());
    let router = Router::new().route(
        "/",
        get(move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page) }),
    );
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await?;
        axum::serve(listener, router).await
    })?;
    Ok(())
}
