//! Development aid.
#![allow(missing_docs, clippy::expect_used)]
use penholder_forecast::{backtest, draft, history};
fn main() {
    let t = std::time::Instant::now();
    let record = penholder_store::record();
    let drafts = draft::drafts(&record);
    eprintln!("{} drafts {} failed {:?}", drafts.len(), drafts.iter().filter(|d| !d.adopted).count(), t.elapsed());
    if std::env::args().nth(1).as_deref() == Some("drafts") {
        for d in &drafts { println!("{}\t{}\t{}\t{}", d.document(), d.question.topic, d.question.kind, d.question.mission); }
        return;
    }
    let walk = history::walk(drafts);
    eprintln!("walked {:?}", t.elapsed());
    let b = backtest::backtest(&walk, 1994);
    eprintln!("done {:?}", t.elapsed());
    let show = |name: &str, spans: &[backtest::Span]| for s in spans {
        let (m, a) = (&s.members, &s.adoption);
        println!("{name} {} n={}/{} ll {:.4} brier {:.4} acc {:.4} mF1 {:.3} mcc {:.3} cal {:.4} {:.4?} | adopt n={}/{} ll {:.4} f1 {:.3} mcc {:.3} tuned f1 {:.3} mcc {:.3}", s.from, m.n, m.drafts, m.log_loss, m.brier, m.accuracy, m.macro_f1, m.mcc, m.calibration_error, m.calibration_errors, a.n, a.failed, a.log_loss, a.f1, a.mcc, a.f1_tuned.unwrap_or(0.0), a.mcc_tuned.unwrap_or(0.0));
    };
    show("draft", &b.spans);
    show("early", &b.early);
    for (n, s) in &b.baselines { show(n, s); }
    for y in &b.years { println!("{} {} {} ll {:.4} early {:.4} rho {}", y.year, y.drafts, y.failed, y.members.log_loss, y.early.log_loss, y.dependence); }
    println!("{:.3?}", b.variances);
}
