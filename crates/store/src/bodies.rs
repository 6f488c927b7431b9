//! Bodies and their rules that come with the program, as `data/bodies` has them.

macro_rules! bodies {
    ($($key:literal),+ $(,)?) => {
        /// The bodies, each with the name by which it is asked for and its file of rules.
        static BODIES: &[(&str, &str)] =
            &[$(($key, include_str!(concat!("../../../data/bodies/", $key, ".toml")))),+];
    };
}

bodies![
    "council-1946",
    "council-1966",
    "eu27",
    "eu27-blocking-minority",
    "electoral-college",
    "imf-board",
    "imf-board-85",
    "imf-members",
    "g4",
    "g4-veto",
    "uniting-for-consensus",
    "ezulwini",
    "ezulwini-no-veto",
];

/// Returns the names of the bodies.
pub fn body_names() -> impl Iterator<Item = &'static str> {
    BODIES.iter().map(|(key, _)| *key)
}

/// Returns the file of rules of a body.
pub fn body_rules(name: &str) -> Option<&'static str> {
    BODIES.iter().find(|(key, _)| *key == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_rules_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/bodies");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "toml"))
            .map(|p| p.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        let mut embedded: Vec<&str> = super::body_names().collect();
        embedded.sort_unstable();
        assert_eq!(files, embedded);
    }
}
