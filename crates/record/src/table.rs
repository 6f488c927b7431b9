//! Tables that load themselves when first asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

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

type KeyLoader = Box<dyn Fn() -> Vec<&'static str> + Send + Sync>;
type PartLoader<T> = Arc<dyn Fn(&str) -> Vec<T> + Send + Sync>;

/// A table cut into parts by a key, each part loaded on its own.
pub struct Partitioned<T> {
    parts: OnceLock<BTreeMap<String, Table<T>>>,
    load: Option<(KeyLoader, PartLoader<T>)>,
}

impl<T: 'static> Partitioned<T> {
    /// Returns a table of these parts.
    pub fn new(parts: BTreeMap<String, Table<T>>) -> Self {
        Partitioned {
            parts: OnceLock::from(parts),
            load: None,
        }
    }

    /// Returns a table that asks for its `keys` when it is first used, and calls `load` with the key of a part
    /// when that part is.
    pub fn lazy(
        keys: impl Fn() -> Vec<&'static str> + Send + Sync + 'static,
        load: impl Fn(&str) -> Vec<T> + Send + Sync + 'static,
    ) -> Self {
        Partitioned {
            parts: OnceLock::new(),
            load: Some((Box::new(keys), Arc::new(load))),
        }
    }

    fn parts(&self) -> &BTreeMap<String, Table<T>> {
        self.parts.get_or_init(|| {
            let Some((keys, load)) = &self.load else {
                return BTreeMap::new();
            };
            let part = |key: &'static str| {
                let load = load.clone();
                (key.to_owned(), Table::lazy(move || load(key)))
            };
            keys().into_iter().map(part).collect()
        })
    }

    /// Returns the rows under `key`, in the order of the table; none if there is no such part.
    pub fn of(&self, key: &str) -> &[T] {
        self.parts().get(key).map_or(&[], |t| t.rows())
    }

    /// Returns the keys in ascending order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.parts().keys().map(String::as_str)
    }

    /// Returns all rows, part by part.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.parts().values().flat_map(|t| t.rows().iter())
    }
}

impl<T> fmt::Debug for Partitioned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.get() {
            Some(parts) => f.debug_map().entries(parts).finish(),
            None => f.write_str("Partitioned(not loaded)"),
        }
    }
}

impl<T: 'static> Default for Partitioned<T> {
    fn default() -> Self {
        Partitioned::new(BTreeMap::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn parts_load_one_by_one() {
        let loaded = Arc::new(AtomicUsize::new(0));
        let counted = loaded.clone();
        let table = Partitioned::lazy(
            || vec!["MINURSO", "MINUSMA"],
            move |key| {
                counted.fetch_add(1, Ordering::Relaxed);
                vec![key.len()]
            },
        );
        assert_eq!(table.of("MINUSMA"), [7]);
        assert_eq!(table.of("UNTSO"), []);
        assert_eq!(loaded.load(Ordering::Relaxed), 1);
        assert_eq!(table.iter().count(), 2);
    }
}
