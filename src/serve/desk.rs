//! Where changing content is read and told again and again: the whole of it, and before that the one notice that somebody waits for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::stage::{Single, Stage, Whole};
use super::told::Told;
use super::watch::Touches;
use crate::diagnostic::{Diagnostics, Language};
use crate::input::{self, Content, Touched};
use crate::source::{SourceId, Sources};
use crate::{Dress, Failure, Kept, Options, Preview, alone, understand_again};

/// A site that is told whole in less than this needs nothing shown before it.
const AT_ONCE: Duration = Duration::from_millis(40);
/// For as long the whole of a larger one waits, so that the one page has the machine for itself on its way to the screen; and who writes
/// again meanwhile is waited for.
const ONE_FIRST: Duration = Duration::from_millis(80);
/// How many notices are told one by one; whoever writes to more waits for the whole.
const MOST_SINGLES: usize = 3;
/// A file may be gone between the moment it is listed and the moment it is read: an editor swaps it for another.
const TRIES: usize = 5;

/// What is told, for whom.
#[derive(Clone, Debug)]
pub struct Ask {
    pub root: PathBuf,
    pub options: Options,
    /// Of messages.
    pub language: Language,
}

/// Tells `stage` what comes of each save, until there are no more. `heard` is called whenever the whole was told.
pub fn work(ask: Ask, stage: Arc<Stage>, saves: Receiver<Touches>, heard: impl Fn(&Heard) + Send + 'static) {
    let (send, whole) = channel::<(u64, Touches)>();
    let (quick_ask, quick_stage) = (ask.clone(), Arc::clone(&stage));
    send.send((0, Touches::new())).ok();
    let took = Arc::new(std::sync::Mutex::new(Duration::ZERO));
    let quick_took = Arc::clone(&took);
    std::thread::spawn(move || {
        for touches in saves {
            let begun = quick_stage.begin();
            if quick_took.lock().is_ok_and(|took| *took > AT_ONCE) {
                show_singles(&quick_ask, &quick_stage, begun, &touches);
            }
            if send.send((begun, touches)).is_err() {
                return;
            }
        }
    });
    std::thread::spawn(move || {
        let mut desk = Desk::new(ask);
        while let Ok((mut begun, mut touches)) = whole.recv() {
            let patience = match took.lock() {
                Ok(took) if *took > AT_ONCE => ONE_FIRST,
                _ => Duration::ZERO,
            };
            while let Ok((later, more)) = whole.recv_timeout(patience) {
                begun = later;
                touches.extend(more);
            }
            let start = Instant::now();
            let told = desk.tell(&touches);
            if let Ok(mut took) = took.lock() {
                *took = start.elapsed();
            }
            match told {
                Ok((whole, words)) => {
                    stage.show_whole(begun, whole);
                    heard(&words);
                }
                Err(failure) => {
                    stage.show_failure(begun, failure.0.clone());
                    heard(&Heard::Failure(failure));
                }
            }
        }
    });
}

/// What there is to say of a look at the whole.
pub enum Heard {
    Told { diagnostics: Diagnostics, sources: Sources, notices: usize, tasks: usize },
    Failure(Failure),
}

/// All that is kept between two looks.
struct Desk {
    ask: Ask,
    content: Content,
    kept: Kept,
    dress: Option<Arc<Dress>>,
}

impl Desk {
    fn new(ask: Ask) -> Self {
        Self { ask, content: Content::default(), kept: Kept::default(), dress: None }
    }

    fn tell(&mut self, touches: &Touches) -> Result<(Whole, Heard), Failure> {
        let touched = touches.iter().filter_map(|path| below_content(path)).collect();
        let mut told = self.try_to_tell(&touched);
        for _ in 1..TRIES {
            if told.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
            told = self.try_to_tell(&touched);
        }
        told
    }

    fn try_to_tell(&mut self, touched: &Touched) -> Result<(Whole, Heard), Failure> {
        let root = &self.ask.root;
        let mut diagnostics = Diagnostics::default();
        let mut content = input::read_again(root, &self.content, touched, &mut diagnostics)?;
        let texts = content.sources.clone();
        let mut site = understand_again(&mut content, &self.ask.options, &mut self.kept, &mut diagnostics);
        content.sources = texts;
        let theme = input::read_theme(root, &site.register.settings.theme, &mut site.sources, &mut diagnostics)?;
        // A theme that cannot be used is told; the one before goes on showing what is told.
        if let Some(dress) = Dress::new(&site, theme, &mut diagnostics) {
            self.dress = Some(Arc::new(dress));
        }
        let (notices, tasks) = (site.register.notices.len(), site.register.counted().count());
        let sources = site.sources.clone();
        let digests = self.kept.digests(&site, &content.files);
        let preview =
            self.dress.clone().map(|dress| Preview::new(site, dress, &content.files, digests, &mut diagnostics));
        self.content = content;
        let diagnostics = diagnostics.sorted(&sources);
        let told = Told::new(&diagnostics, &sources, self.ask.language);
        let whole = Whole {
            preview: preview.map(Arc::new),
            told,
            diagnostics: diagnostics.clone(),
            log: self.kept.log().to_vec(),
        };
        Ok((whole, Heard::Told { diagnostics, sources, notices, tasks }))
    }
}

/// Shows each notice that was written to, where its page can be told before the rest.
fn show_singles(ask: &Ask, stage: &Stage, begun: u64, touches: &Touches) {
    let Some(whole) = stage.now().whole else { return };
    let Some(preview) = &whole.preview else { return };
    if touches.is_empty() || touches.len() > MOST_SINGLES {
        return;
    }
    for path in touches.iter().filter_map(|path| path.to_str()) {
        let sources = &preview.site.sources;
        let Some(id) = sources.ids().find(|id| is_notice(sources, *id, path)) else { continue };
        let Some(text) = input::read_one(&ask.root, path) else { continue };
        let Some(single) = alone(preview, &whole.log, id, text) else { continue };
        let others = whole.diagnostics.clone().only(|about| !about.is_within(id));
        let mut diagnostics = single.found;
        diagnostics.append(others);
        let told = Told::new(&diagnostics.sorted(&single.sources), &single.sources, ask.language);
        let address = single.address.as_str().to_owned();
        stage.show_single(begun, address, Single { preview: single.preview, told });
    }
}

fn is_notice(sources: &Sources, id: SourceId, path: &str) -> bool {
    path.starts_with("content/notices/") && path.ends_with(".md") && sources.get(id).path == path
}

/// As the reader of the disk names it; one that it would name otherwise is found by how it looks.
fn below_content(path: &Path) -> Option<String> {
    path.strip_prefix("content").ok().and_then(Path::to_str).map(str::to_owned)
}
