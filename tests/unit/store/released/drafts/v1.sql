-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO draft VALUES(x'0199a000000070008000000000000001', '{"format":"agentops-workflow","name":"Entwurf é"}',
    '/home/ada/project/check.agentops.json', x'bb02', 1767225600000);
INSERT INTO draft VALUES(x'0199a000000070008000000000000002', '{"format":"agentops-workflow"}', '', x'', 1767225700000);
