-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO draft VALUES(x'0199a000000070008000000000000001', '{"format":"agentops-workflow","name":"Entwurf é"}',
    '/home/ada/project/check.agentops.json', x'bb02', 1767225600000);
INSERT INTO draft VALUES(x'0199a000000070008000000000000002', '{"format":"agentops-workflow"}', '', x'', 1767225700000);
INSERT INTO edit VALUES(x'0199a000000070008000000000000001', 1, 130,
    '{"version": 1, "edit": "move", "count": 1, "madeAt": 1767225500000, "changes": [{"of": "node_places", "id": "build", "before": [0, 0], "after": [20, 40]}]}');
INSERT INTO edit VALUES(x'0199a000000070008000000000000001', 2, 120,
    '{"version": 1, "edit": "collapse", "names": ["Entwurf é"], "count": 1, "madeAt": 1767225600000, "changes": [{"of": "collapsed_nodes", "id": "build", "collapsed": true}]}');
INSERT INTO edit_place VALUES(x'0199a000000070008000000000000001', 1, '/home/ada/project/check.agentops.json', x'aa01', NULL);
INSERT INTO edit_place VALUES(x'0199a000000070008000000000000003', 0, 'other.agentops.json', x'aa02',
    '{"format":"agentops-workflow","name":"Fertig"}');
INSERT INTO edit_point VALUES(x'0199a000000070008000000000000003', 1, 'vor dem Umbau', 1767225650000,
    '{"format":"agentops-workflow","name":"Fertig"}');
