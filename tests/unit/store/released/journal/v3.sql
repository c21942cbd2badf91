-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO documents VALUES(x'aa01', CAST('{"format":"agentops-workflow"}' AS BLOB));
INSERT INTO runs VALUES(x'0199a000000070008000000000000001', x'0199a000000070008000000000000002', 'Check and ship',
    '/home/ada/project', x'aa01', '{"approveAs":"","maxParallel":4}', 'waiting', 1767225600000, 1767225600100, NULL, 2, 1,
    '', '', NULL, x'0199a000000070008000000000000003', 1, 1767225615000, 'push-42');
INSERT INTO runs VALUES(x'0199a000000070008000000000000004', NULL, 'Check', '/home/ada/project', x'aa01', '{}', 'failed',
    1767225700000, 1767225700100, 1767225700200, 1, 1, 'nodes.command_failed', 'the command failed',
    x'0199a000000070008000000000000001', NULL, 2, NULL, NULL);
INSERT INTO events(run, sequence, at, kind, node, attempt, data, writer, spilled) VALUES
    (x'0199a000000070008000000000000001', 1, 1767225600000, 'run_created', '', 0, '{"steps":[]}',
     x'0199a000000070008000000000000003', NULL),
    (x'0199a000000070008000000000000001', 2, 1767225600100, 'run_started', '', 0, '',
     x'0199a000000070008000000000000003', x'bb02');
INSERT INTO logs(run, node, attempt, stream, at, text) VALUES
    (x'0199a000000070008000000000000001', 'test', 1, 0, 1767225600150, 'all tests pass: é 日本');
INSERT INTO processes(run, node, identity) VALUES
    (x'0199a000000070008000000000000001', 'test', '{"process":"12@boot+34@marker"}');
INSERT INTO requests(run, node, kind, data) VALUES
    (x'0199a000000070008000000000000001', 'approve', 'approve', '{"by":"ada"}');
INSERT INTO called_documents(run, name, document) VALUES
    (x'0199a000000070008000000000000001', 'workflows/check.agentops.json', x'aa01');
INSERT INTO turns(key, run, node, is_held) VALUES
    ('production', x'0199a000000070008000000000000001', 'each#3/deploy', 1),
    ('production', x'0199a000000070008000000000000001', '', 0);
INSERT INTO artefacts(run, hash) VALUES (x'0199a000000070008000000000000001', x'dd04');
INSERT INTO reusable(fingerprint, run, sequence) VALUES (x'cc03', x'0199a000000070008000000000000001', 2);
INSERT INTO effects(run, node, attempt, at, kind, target, state, detail) VALUES
    (x'0199a000000070008000000000000001', 'push', 1, 1767225600160, 'git.push', 'origin', 'intended', '{}'),
    (x'0199a000000070008000000000000001', '', 0, 1767225600170, 'files', '/data/worktrees/1', 'done', '{"added":1}');
INSERT INTO armed_workflows(workflow, name, file, document, text, armed_at) VALUES
    (x'0199a000000070008000000000000002', 'Check and ship', 'check.agentops.json', x'aa02', CAST('{}' AS BLOB),
     1767225600000);
INSERT INTO armed_calls(workflow, name, text) VALUES
    (x'0199a000000070008000000000000002', 'workflows/check.agentops.json', CAST('{}' AS BLOB));
INSERT INTO triggers(workflow, node, place, document, kind, parameters, next_due, last_fired, last_run, error, state, revision,
    pending) VALUES
    (x'0199a000000070008000000000000002', 'nightly', 0, x'aa02', 'trigger.schedule', '{"cron":"0 2 * * *"}', 1767232800000,
     1767225600000, x'0199a000000070008000000000000001', '', '{}', 1767225600001,
     '{"key":"at:2026-01-01T02:00:00.000Z","payload":{}}');
INSERT INTO trigger_settings(name, value) VALUES ('webhook_port', '40123');
