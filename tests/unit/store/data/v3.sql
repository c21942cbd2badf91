-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO author VALUES(1,'Ada');
INSERT INTO book VALUES(1,1,'Notes',1843);
