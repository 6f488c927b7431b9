//! PDF with a text layer to text, which is then read as plain text.

use crate::ReadError;
use penholder_text::MappedText;

/// Returns the text of a PDF; every place in it stands for the file as a whole, for a PDF keeps no running text.
///
/// # Errors
/// If the file is damaged, or holds pictures of pages and no text.
#[cfg(feature = "pdf")]
pub(crate) fn text(bytes: &[u8]) -> Result<MappedText, ReadError> {
    // The library gives up on some damaged files by panicking.
    let read = std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem(bytes));
    let text = match read {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            return Err(ReadError::whole(format!(
                "expected a PDF that can be read, but {error}"
            )));
        }
        Err(_) => {
            return Err(ReadError::whole(
                "expected a PDF that can be read, but its inner structure is damaged",
            ));
        }
    };
    if text.trim().len() < 20 {
        let message = "expected a PDF with a text layer, but found pages without text (is it a scan?)";
        return Err(ReadError::whole(message));
    }
    let mut mapped = MappedText::new();
    mapped.push_replaced(&text, 0..bytes.len());
    Ok(mapped)
}

/// Says that this program was built without PDF.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub(crate) fn text(_bytes: &[u8]) -> Result<MappedText, ReadError> {
    Err(ReadError::whole(
        "expected a form other than PDF: this program was built without the feature `pdf`",
    ))
}
