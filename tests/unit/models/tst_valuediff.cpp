// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuediff.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

namespace {

const QJsonValue kNothing{QJsonValue::Undefined};

} // namespace

/// Where two values differ.
class TestValueDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalValuesHaveNoChanges();
    void whatWasAddedRemovedAndChangedIsTold();
    void anItemPutInBetweenIsOneChange();
    void otherTypesAreOneChange();
    void aValueThatWasNotThereIsAdded();
    void thereAreNoMoreThanAskedFor();
    void rowsSayWhatIsDifferent();
};

void TestValueDiff::equalValuesHaveNoChanges()
{
    const QJsonObject value{{u"a"_s, QJsonArray{1, QJsonObject()}}};
    QVERIFY(valueChanges(value, value, 10).isEmpty());
    QVERIFY(valueChanges(kNothing, kNothing, 10).isEmpty());
}

void TestValueDiff::whatWasAddedRemovedAndChangedIsTold()
{
    const QJsonObject before{{u"gone"_s, 1}, {u"same"_s, 2}, {u"sub"_s, QJsonObject{{u"x"_s, 3}}}};
    const QJsonObject after{{u"new"_s, 4}, {u"same"_s, 2}, {u"sub"_s, QJsonObject{{u"x"_s, 5}}}};

    const QList<ValueChange> changes = valueChanges(before, after, 10);

    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0), (ValueChange{ValueChange::Kind::Added, {u"new"_s}, kNothing, 4}));
    QCOMPARE(changes.at(1), (ValueChange{ValueChange::Kind::Changed, {u"sub"_s, u"x"_s}, 3, 5}));
    QCOMPARE(changes.at(2), (ValueChange{ValueChange::Kind::Removed, {u"gone"_s}, 1, kNothing}));
}

void TestValueDiff::anItemPutInBetweenIsOneChange()
{
    const QJsonArray before{u"a"_s, u"b"_s, u"c"_s};
    const QJsonArray after{u"a"_s, u"new"_s, u"b"_s, u"c"_s};

    QCOMPARE(valueChanges(before, after, 10),
             (QList{ValueChange{ValueChange::Kind::Added, {u"1"_s}, kNothing, u"new"_s}}));
    QCOMPARE(valueChanges(after, before, 10),
             (QList{ValueChange{ValueChange::Kind::Removed, {u"1"_s}, u"new"_s, kNothing}}));
    QCOMPARE(valueChanges(before, QJsonArray{}, 10).size(), 3);
}

void TestValueDiff::otherTypesAreOneChange()
{
    QCOMPARE(valueChanges(QJsonArray{1}, QJsonObject{{u"a"_s, 1}}, 10).size(), 1);
    QCOMPARE(valueChanges(QJsonValue(), false, 10).size(), 1);
    QVERIFY(valueChanges(1, u"1"_s, 10).first().path.isEmpty());
}

void TestValueDiff::aValueThatWasNotThereIsAdded()
{
    QCOMPARE(valueChanges(kNothing, 1, 10).first().kind, ValueChange::Kind::Added);
    QCOMPARE(valueChanges(1, kNothing, 10).first().kind, ValueChange::Kind::Removed);
}

void TestValueDiff::thereAreNoMoreThanAskedFor()
{
    QJsonArray before;
    QJsonArray after;
    for (int i = 0; i < 100'000; ++i) {
        before.append(i);
        after.append(-i - 1);
    }
    QCOMPARE(valueChanges(before, after, 10).size(), 10);

    ValueDiffModel model;
    model.compare(before, after);
    QCOMPARE(model.count(), ValueDiffModel::kMaxChanges);
    QVERIFY(model.isTruncated());
    model.clear();
    QCOMPARE(model.count(), 0);
    QVERIFY(!model.isTruncated());
}

void TestValueDiff::rowsSayWhatIsDifferent()
{
    ValueDiffModel model;
    const QAbstractItemModelTester tester(&model);

    model.compare(QJsonObject{{u"a"_s, 1}, {u"b"_s, u"old"_s}},
                  QJsonObject{{u"b"_s, u"new"_s}, {u"c"_s, QJsonArray{1}}});

    QCOMPARE(model.count(), 3);
    const auto text = [&](int row, int role) {
        return model.index(row).data(role).toString();
    };
    QCOMPARE(text(0, ValueDiffModel::SummaryRole), u"b was old and is new"_s);
    QCOMPARE(text(1, ValueDiffModel::KindKeyRole), u"added"_s);
    QCOMPARE(text(1, ValueDiffModel::AfterRole), u"[1]"_s);
    QCOMPARE(text(2, ValueDiffModel::PathRole), u"a"_s);
    QCOMPARE(text(2, ValueDiffModel::KindKeyRole), u"removed"_s);
    QCOMPARE(text(2, ValueDiffModel::AfterRole), QString());

    model.compare(1, 2);
    QCOMPARE(text(0, ValueDiffModel::SummaryRole), u"the whole value was 1 and is 2"_s);
}

QTEST_GUILESS_MAIN(TestValueDiff)
#include "tst_valuediff.moc"
