// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuetree.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// A value as a tree in a list.
class TestValueTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewPartsAreOpenFromTheStart();
    void branchesOpenAndClose();
    void aValueWithoutPartsIsOneRow();
    void aPathLeadsToTheValue();
    void aSearchOpensWhatIsClosed();
    void aSearchWalksBothWaysAndGoesRound();
    void anotherValueForgetsWhatWasOpen();
    void manyItemsAreOneStep();

private:
    static QStringList rows(const ValueTreeModel &model);
    static QJsonValue sample();
    static int rowOf(const ValueTreeModel &model, const QString &key);
};

QStringList TestValueTree::rows(const ValueTreeModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.count(); ++row) {
        const QModelIndex index = model.index(row);
        rows.append(QString(index.data(ValueTreeModel::DepthRole).toInt(), u'.')
                    + index.data(ValueTreeModel::KeyRole).toString() + u'='
                    + index.data(ValueTreeModel::ValueTextRole).toString());
    }
    return rows;
}

QJsonValue TestValueTree::sample()
{
    QJsonArray many;
    for (int i = 0; i < 20; ++i)
        many.append(QJsonObject{{u"file"_s, u"f%1.cpp"_s.arg(i)}});
    return QJsonObject{{u"a"_s, 1},
                       {u"list"_s, many},
                       {u"sub"_s, QJsonObject{{u"x"_s, u"needle"_s}, {u"y"_s, QJsonValue()}}}};
}

int TestValueTree::rowOf(const ValueTreeModel &model, const QString &key)
{
    for (int row = 0; row < model.count(); ++row) {
        if (model.index(row).data(ValueTreeModel::KeyRole).toString() == key)
            return row;
    }
    return -1;
}

void TestValueTree::fewPartsAreOpenFromTheStart()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);

    model.show(sample());

    QCOMPARE(rows(model),
             (QStringList{u"a=1"_s, u"list=20 item(s)"_s, u"sub=2 field(s)"_s, u".x=needle"_s,
                          u".y=null"_s}));
}

void TestValueTree::branchesOpenAndClose()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample());

    model.setExpanded(1, true);
    QCOMPARE(model.count(), 25);
    QVERIFY(model.index(1).data(ValueTreeModel::ExpandedRole).toBool());
    model.setExpanded(2, true);
    QCOMPARE(model.index(3).data(ValueTreeModel::ValueTextRole).toString(), u"f0.cpp"_s);
    QCOMPARE(model.parentRow(3), 2);
    QCOMPARE(model.parentRow(2), 1);
    QCOMPARE(model.parentRow(1), -1);

    model.setExpanded(1, false); // with all that is open in it
    QCOMPARE(model.count(), 5);
    model.setExpanded(0, true); // has no parts
    model.setExpanded(-1, true);
    model.setExpanded(99, true);
    QCOMPARE(model.count(), 5);
}

void TestValueTree::aValueWithoutPartsIsOneRow()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);

    model.show(u"done"_s);
    QCOMPARE(rows(model), QStringList{u"=done"_s});
    QCOMPARE(model.pathAt(0), QStringList());
    model.setSearchText(u"DONE"_s);
    QCOMPARE(model.matchAfter(-1), 0);

    model.show(QJsonObject());
    QCOMPARE(model.count(), 0);
    model.show(QJsonValue::Undefined);
    QCOMPARE(model.count(), 0);
}

void TestValueTree::aPathLeadsToTheValue()
{
    ValueTreeModel model;
    model.show(sample());
    model.setExpanded(1, true);
    model.setExpanded(4, true);

    QCOMPARE(model.pathAt(5), (QStringList{u"list"_s, u"2"_s, u"file"_s}));
    QCOMPARE(model.valueAt(5), QJsonValue(u"f2.cpp"_s));
    QCOMPARE(model.pathAt(-1), QStringList());
    QVERIFY(model.valueAt(99).isUndefined());
}

void TestValueTree::aSearchOpensWhatIsClosed()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample());
    QSignalSpy searched(&model, &ValueTreeModel::searchChanged);

    model.setSearchText(u"F17"_s);

    QCOMPARE(model.matchCount(), 1);
    QCOMPARE(searched.count(), 1);
    const int row = model.matchAfter(-1);
    QCOMPARE(model.pathAt(row), (QStringList{u"list"_s, u"17"_s, u"file"_s}));
    QCOMPARE(model.matchNumber(row), 1);
    QVERIFY(model.index(row).data(ValueTreeModel::MatchRole).toBool());
    QVERIFY(!model.index(0).data(ValueTreeModel::MatchRole).toBool());
    QCOMPARE(model.matchAfter(row), row);
}

void TestValueTree::aSearchWalksBothWaysAndGoesRound()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample());
    model.setSearchText(u"cpp"_s);
    QCOMPARE(model.matchCount(), 20);

    const QStringList first{u"list"_s, u"0"_s, u"file"_s};
    const QStringList second{u"list"_s, u"1"_s, u"file"_s};
    const QStringList last{u"list"_s, u"19"_s, u"file"_s};
    int row = model.matchAfter(-1);
    QCOMPARE(model.pathAt(row), first);
    row = model.matchAfter(row);
    QCOMPARE(model.pathAt(row), second);
    row = model.matchBefore(row);
    row = model.matchBefore(row);
    QCOMPARE(model.pathAt(row), last);
    QCOMPARE(model.pathAt(model.matchAfter(row)), first);
    QCOMPARE(model.pathAt(model.matchAfter(rowOf(model, u"sub"_s))), first);

    model.setSearchText(u"nowhere"_s);
    QCOMPARE(model.matchAfter(0), -1);
    QCOMPARE(model.matchBefore(0), -1);
}

void TestValueTree::anotherValueForgetsWhatWasOpen()
{
    ValueTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample());
    model.setExpanded(1, true);
    model.setSearchText(u"cpp"_s);

    model.show(QJsonArray{1, 2});

    QCOMPARE(rows(model), (QStringList{u"0=1"_s, u"1=2"_s}));
    QCOMPARE(model.matchCount(), 0);
}

void TestValueTree::manyItemsAreOneStep()
{
    QJsonArray items;
    for (int i = 0; i < 100'000; ++i)
        items.append(i);
    ValueTreeModel model;
    model.show(QJsonObject{{u"items"_s, items}});
    QCOMPARE(model.count(), 1);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

    model.setExpanded(0, true);

    QCOMPARE(model.count(), 100'001);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.pathAt(100'000), (QStringList{u"items"_s, u"99999"_s}));
    model.setSearchText(u"7"_s);
    QCOMPARE(model.matchCount(), ValueTreeModel::kMaxMatches);
}

QTEST_GUILESS_MAIN(TestValueTree)
#include "tst_valuetree.moc"
