// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuetable.h>

#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// A list of objects as a table.
class TestValueTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsAColumn();
    void cellsAreTextsOfTheirTypes();
    void sortingChangesOrderAndNotTheValue();
    void sortedDownwardsWhatIsMissingStaysLast();
    void aColumnIsSortedByTurns();
    void whatAViewHoldsFollowsASort();
    void aSearchFindsRowsBothWays();
    void columnsAreAsWideAsTheirTexts();
    void tooManyColumnsAreSaidSo();
    void aHundredThousandRowsAreATable();

private:
    static QStringList column(const ValueTableModel &model, int column);
    static QJsonArray sample();
};

QStringList TestValueTable::column(const ValueTableModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.count(); ++row)
        texts.append(model.index(row, column).data(ValueTableModel::TextRole).toString());
    return texts;
}

QJsonArray TestValueTable::sample()
{
    return {QJsonObject{{u"count"_s, 10}, {u"name"_s, u"beta"_s}},
            QJsonObject{{u"name"_s, u"Alpha"_s}, {u"tags"_s, QJsonArray{1, 2}}},
            QJsonObject{{u"count"_s, 9}, {u"name"_s, u"gamma"_s}}};
}

void TestValueTable::everyKeyIsAColumn()
{
    ValueTableModel model;
    const QAbstractItemModelTester tester(&model);
    const QAbstractItemModelTester head(model.columns());

    model.show(sample());

    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columns()->names(), (QStringList{u"count"_s, u"name"_s, u"tags"_s}));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"name"_s);
    QCOMPARE(model.columns()->rowCount(), 1);
    model.show({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columns()->rowCount(), 0);
}

void TestValueTable::cellsAreTextsOfTheirTypes()
{
    ValueTableModel model;
    model.show(sample());

    QCOMPARE(column(model, 0), (QStringList{u"10"_s, QString(), u"9"_s}));
    QCOMPARE(column(model, 2), (QStringList{QString(), u"[1,2]"_s, QString()}));
    const auto type = [&](int row, int column) {
        return model.index(row, column).data(ValueTableModel::TypeRole).toString();
    };
    QCOMPARE(type(0, 0), u"number"_s);
    QCOMPARE(type(1, 0), u"missing"_s);
    QCOMPARE(type(1, 2), u"json"_s);
    QCOMPARE(type(0, 1), u"text"_s);
    QCOMPARE(model.index(1, 0).data(ValueTableModel::SummaryRole).toString(), u"count: nothing"_s);
}

void TestValueTable::sortingChangesOrderAndNotTheValue()
{
    ValueTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample());

    model.sort(0, Qt::AscendingOrder); // by number, not by digits

    QCOMPARE(column(model, 0), (QStringList{u"9"_s, u"10"_s, QString()}));
    QCOMPARE(model.sourceRow(0), 2);
    QCOMPARE(model.rowValue(0), sample().at(2));
    model.sort(1, Qt::AscendingOrder); // whatever the case
    QCOMPARE(column(model, 1), (QStringList{u"Alpha"_s, u"beta"_s, u"gamma"_s}));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(column(model, 1), (QStringList{u"beta"_s, u"Alpha"_s, u"gamma"_s}));
}

void TestValueTable::sortedDownwardsWhatIsMissingStaysLast()
{
    ValueTableModel model;
    model.show(sample());

    model.sort(0, Qt::DescendingOrder);

    QCOMPARE(column(model, 0), (QStringList{u"10"_s, u"9"_s, QString()}));
}

void TestValueTable::aColumnIsSortedByTurns()
{
    ValueTableModel model;
    model.show(sample());
    const auto sorts = [&] {
        QList<int> found;
        for (int i = 0; i < 3; ++i)
            found.append(model.columns()->index(0, i).data(ValueColumnModel::SortRole).toInt());
        return found;
    };

    model.toggleSort(1);
    QCOMPARE(sorts(), (QList<int>{0, 1, 0}));
    model.toggleSort(1);
    QCOMPARE(sorts(), (QList<int>{0, -1, 0}));
    QCOMPARE(column(model, 1), (QStringList{u"gamma"_s, u"beta"_s, u"Alpha"_s}));
    model.toggleSort(1);
    QCOMPARE(sorts(), (QList<int>{0, 0, 0}));
    QCOMPARE(column(model, 1), (QStringList{u"beta"_s, u"Alpha"_s, u"gamma"_s}));
    model.toggleSort(0);
    QCOMPARE(sorts(), (QList<int>{1, 0, 0}));
}

void TestValueTable::whatAViewHoldsFollowsASort()
{
    ValueTableModel model;
    model.show(sample());
    const QPersistentModelIndex gamma = model.index(2, 1);
    QSignalSpy changed(&model, &QAbstractItemModel::layoutChanged);

    model.sort(1, Qt::DescendingOrder);

    QCOMPARE(changed.count(), 1);
    QCOMPARE(gamma.row(), 0);
    QCOMPARE(gamma.data(ValueTableModel::TextRole).toString(), u"gamma"_s);
}

void TestValueTable::aSearchFindsRowsBothWays()
{
    ValueTableModel model;
    model.show(sample());
    QCOMPARE(model.rowAfter(0), -1);

    model.setSearchText(u"A"_s);
    QCOMPARE(model.rowAfter(-1), 0);
    QCOMPARE(model.rowAfter(2), 0);
    QCOMPARE(model.rowBefore(0), 2);
    model.setSearchText(u"alph"_s);
    QCOMPARE(model.rowAfter(1), 1);
    QVERIFY(model.index(1, 1).data(ValueTableModel::MatchRole).toBool());
    QVERIFY(!model.index(0, 1).data(ValueTableModel::MatchRole).toBool());
    model.setSearchText(u"nowhere"_s);
    QCOMPARE(model.rowAfter(0), -1);
    QCOMPARE(model.rowBefore(0), -1);
}

void TestValueTable::columnsAreAsWideAsTheirTexts()
{
    ValueTableModel model;
    model.show(
        {QJsonObject{{u"a"_s, 1}, {u"b"_s, QString(12, u'x')}, {u"c"_s, QString(900, u'x')}}});

    QCOMPARE(model.charactersIn(0), 6);
    QCOMPARE(model.charactersIn(1), 12);
    QCOMPARE(model.charactersIn(2), 40);
}

void TestValueTable::tooManyColumnsAreSaidSo()
{
    QJsonObject wide;
    for (int i = 0; i <= ValueTableModel::kMaxColumns; ++i)
        wide.insert(u"key%1"_s.arg(i), i);
    ValueTableModel model;

    model.show({wide});

    QCOMPARE(model.columnCount(), ValueTableModel::kMaxColumns);
    QVERIFY(model.isTruncated());
    model.show(sample());
    QVERIFY(!model.isTruncated());
}

void TestValueTable::aHundredThousandRowsAreATable()
{
    constexpr int kRows = 100'000;
    QJsonArray rows;
    for (int i = 0; i < kRows; ++i)
        rows.append(QJsonObject{{u"id"_s, (i * 7919) % kRows}, {u"text"_s, u"row %1"_s.arg(i)}});
    ValueTableModel model;

    model.show(rows);
    model.sort(0, Qt::AscendingOrder);

    QCOMPARE(model.count(), kRows);
    for (const int row : {0, 1, 50'000, kRows - 1})
        QCOMPARE(model.index(row, 0).data(ValueTableModel::TextRole).toString(),
                 QString::number(row));
    model.setSearchText(u"row 99999"_s);
    QCOMPARE(model.sourceRow(model.rowAfter(-1)), 99'999);
}

QTEST_GUILESS_MAIN(TestValueTable)
#include "tst_valuetable.moc"
