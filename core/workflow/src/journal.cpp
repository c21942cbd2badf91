// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/journal.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr const char *kVersion1 = R"sql(
CREATE TABLE documents (
    hash BLOB PRIMARY KEY,
    text BLOB NOT NULL
);
CREATE TABLE runs (
    id BLOB PRIMARY KEY,
    workflow BLOB,
    name TEXT NOT NULL,
    repository TEXT NOT NULL,
    document BLOB NOT NULL REFERENCES documents(hash),
    options TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    planned INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    error_code TEXT NOT NULL,
    error_message TEXT NOT NULL,
    rerun_of BLOB,
    owner BLOB,
    epoch INTEGER NOT NULL,
    lease_until INTEGER
);
CREATE INDEX runs_unfinished ON runs(id) WHERE finished_at IS NULL;
CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    run BLOB NOT NULL REFERENCES runs(id),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    node TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    data TEXT NOT NULL,
    writer BLOB NOT NULL,
    UNIQUE (run, sequence)
);
CREATE TABLE logs (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    run BLOB NOT NULL REFERENCES runs(id),
    node TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX logs_by_run ON logs(run, position);
CREATE TABLE processes (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    run BLOB NOT NULL REFERENCES runs(id),
    node TEXT NOT NULL,
    identity TEXT NOT NULL
);
CREATE INDEX processes_by_run ON processes(run, node);
CREATE TABLE requests (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    run BLOB NOT NULL REFERENCES runs(id),
    node TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX requests_by_run ON requests(run);
)sql";

/// What version 2 of the engine remembers beyond.
constexpr const char *kVersion2 = R"sql(
ALTER TABLE runs ADD COLUMN idempotency_key TEXT;
CREATE UNIQUE INDEX runs_by_key ON runs(workflow, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE TABLE called_documents (
    run BLOB NOT NULL REFERENCES runs(id),
    name TEXT NOT NULL,
    document BLOB NOT NULL REFERENCES documents(hash),
    PRIMARY KEY (run, name)
) WITHOUT ROWID;
CREATE TABLE turns (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    run BLOB NOT NULL REFERENCES runs(id),
    node TEXT NOT NULL,
    is_held INTEGER NOT NULL,
    UNIQUE (run, node)
);
CREATE INDEX turns_by_key ON turns(key, position);
)sql";

/// What version 3 remembers beyond: large data in files, which files artefacts are, which
/// outcomes may stand for later ones, which workflows a person has armed, how far their
/// triggers have come, and what runs did to the outside.
constexpr const char *kVersion3 = R"sql(
ALTER TABLE events ADD COLUMN spilled BLOB;
CREATE INDEX events_spilled ON events(spilled) WHERE spilled IS NOT NULL;
CREATE TABLE artefacts (
    run BLOB NOT NULL REFERENCES runs(id),
    hash BLOB NOT NULL,
    PRIMARY KEY (run, hash)
) WITHOUT ROWID;
CREATE INDEX artefacts_by_hash ON artefacts(hash);
INSERT OR IGNORE INTO artefacts (run, hash)
    SELECT e.run, unhex(replace(substr(json_extract(a.value, '$.path'), -65), '/', ''))
    FROM events e, json_each(e.data, '$.artefacts') a
    WHERE e.data LIKE '%"artefacts"%'
        AND length(unhex(replace(substr(json_extract(a.value, '$.path'), -65), '/', ''))) = 32;
CREATE TABLE reusable (
    fingerprint BLOB PRIMARY KEY,
    run BLOB NOT NULL REFERENCES runs(id),
    sequence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reusable_by_run ON reusable(run);
CREATE INDEX runs_by_document ON runs(document);
CREATE INDEX called_by_document ON called_documents(document);
CREATE TABLE armed_workflows (
    workflow BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    document BLOB NOT NULL,
    text BLOB NOT NULL,
    armed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE armed_calls (
    workflow BLOB NOT NULL REFERENCES armed_workflows(workflow),
    name TEXT NOT NULL,
    text BLOB NOT NULL,
    PRIMARY KEY (workflow, name)
) WITHOUT ROWID;
CREATE TABLE triggers (
    workflow BLOB NOT NULL REFERENCES armed_workflows(workflow),
    node TEXT NOT NULL,
    place INTEGER NOT NULL,
    document BLOB NOT NULL,
    kind TEXT NOT NULL,
    parameters TEXT NOT NULL,
    next_due INTEGER,
    last_fired INTEGER,
    last_run BLOB,
    error TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    pending TEXT,
    PRIMARY KEY (workflow, node)
) WITHOUT ROWID;
CREATE TABLE trigger_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE effects (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    run BLOB NOT NULL REFERENCES runs(id),
    node TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX effects_by_run ON effects(run, position);
)sql";

} // namespace

const store::Schema &journalSchema()
{
    static const store::Schema schema{
        u"run journal"_s, 0x414f524a /* AORJ */, {kVersion1, kVersion2, kVersion3}};
    return schema;
}

} // namespace agentops::workflow
