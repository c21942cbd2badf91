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

} // namespace

const store::Schema &journalSchema()
{
    static const store::Schema schema{u"run journal"_s, 0x414f524a /* AORJ */, {kVersion1}};
    return schema;
}

} // namespace agentops::workflow
