//! Tables that load themselves when first asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

type Loader<T> = Box<dyn Fn() -> Vec<T> + Send + Sync>;

/// Rows of one table, loaded once, on first use.
pub struct Table<T> {
    rows: OnceLock<Vec<T>>,
    load: Option<Loader<T>>,
}

impl<T> Table<T> {
    /// Returns a table that holds `rows`.
    pub fn ready(rows: Vec<T>) -> Self {
        Table {
            rows: OnceLock::from(rows),
            load: None,
        }
    }

    /// Returns a table that calls `load` when it is first asked for.
    pub fn lazy(load: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Self {
        Table {
            rows: OnceLock::new(),
            load: Some(Box::new(load)),
        }
    }

    /// Returns the rows.
    pub fn rows(&self) -> &[T] {
        self.rows
            .get_or_init(|| self.load.as_ref().map_or_else(Vec::new, |load| load()))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table::ready(Vec::new())
    }
}

impl<T> std::ops::Deref for Table<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.rows()
    }
}

impl<T> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rows.get() {
            Some(rows) => write!(f, "Table({} rows)", rows.len()),
            None => f.write_str("Table(not loaded)"),
        }
    }
}

/// A table cut into parts by a key, each part loaded on its own.
#[derive(Debug)]
pub struct Partitioned<T> {
    parts: BTreeMap<String, Table<T>>,
}

impl<T> Partitioned<T> {
    /// Returns a table of these parts.
    pub fn new(parts: BTreeMap<String, Table<T>>) -> Self {
        Partitioned { parts }
    }

    /// Returns the rows under `key`, in the order of the table; none if there is no such part.
    pub fn of(&self, key: &str) -> &[T] {
        self.parts.get(key).map_or(&[], |t| t.rows())
    }

    /// Returns the keys in ascending order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Returns all rows, part by part.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.parts.values().flat_map(|t| t.rows().iter())
    }
}

impl<T> Default for Partitioned<T> {
    fn default() -> Self {
        Partitioned {
            parts: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_lazy_table_loads_once_and_only_when_asked() {
        let calls = Arc::new(AtomicUsize::new(0));
        let counted = calls.clone();
        let table = Table::lazy(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            vec![1, 2, 3]
        });
        assert_eq!(calls.load(Ordering::Relaxed), 0);
        assert_eq!((table.len(), table.rows()[2]), (3, 3));
        assert_eq!(calls.load(Ordering::Relaxed), 1);
    }
}
