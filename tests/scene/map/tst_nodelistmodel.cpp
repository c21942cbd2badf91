// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/nodelistmodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::ui::map;
using namespace Qt::StringLiterals;

class TestNodeListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreGivenByRole()
    {
        NodeListModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy counted(&model, &NodeListModel::countChanged);

        model.setRows({{u"a.php"_s, u"a"_s, u"path"_s, u"file"_s, u"php"_s, 3, u"uses"_s}});

        QCOMPARE(model.count(), 1);
        QCOMPARE(counted.size(), 1);
        const QModelIndex index = model.index(0);
        QCOMPARE(index.data(NodeListModel::NodeIdRole).toString(), u"a.php"_s);
        QCOMPARE(index.data(NodeListModel::DetailRole).toString(), u"path"_s);
        QCOMPARE(index.data(NodeListModel::CountRole).toInt(), 3);
        QCOMPARE(index.data(NodeListModel::SectionRole).toString(), u"uses"_s);
        QCOMPARE(model.nodeIdAt(0), u"a.php"_s);
        QCOMPARE(model.nodeIdAt(1), QString());
    }

    void everyRoleHasAName()
    {
        const NodeListModel model;
        const QHash<int, QByteArray> names = model.roleNames();

        for (int role = NodeListModel::NodeIdRole; role <= NodeListModel::SectionRole; ++role)
            QVERIFY(!names.value(role).isEmpty());
    }

    void equalRowsChangeNothing()
    {
        NodeListModel model;
        const QList<NodeRow> rows{{u"a"_s, u"a"_s, {}, {}, {}, 0, {}}};
        model.setRows(rows);
        QSignalSpy reset(&model, &NodeListModel::modelReset);

        model.setRows(rows);

        QCOMPARE(reset.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestNodeListModel)
#include "tst_nodelistmodel.moc"
