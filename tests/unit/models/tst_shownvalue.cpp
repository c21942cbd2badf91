// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/shownvalue.h>

#include <QtCore/QJsonObject>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

/// One value, the ways to look at it, and what is copied of it.
class TestShownValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestWayComesFirst();
    void whatAPersonChoseStaysWhereItFits();
    void theSameValueIsNotShownAnew();
    void aLargeTextIsCutAndCopiedWhole();
    void jsonInATextIsATreeWithoutPaths();
    void placesAreCopiedAsExpressions();
    void anEarlierValueIsCompared();
    void aFileHasAFolder();

private:
    static QString copied() { return QGuiApplication::clipboard()->text(); }

    const ValueContext m_context{.names = {u"tests"_s, u"out"_s}};
};

void TestShownValue::theBestWayComesFirst()
{
    ShownValue shown;
    QCOMPARE(shown.kind(), u"nothing"_s);

    shown.show(QJsonArray{QJsonObject{{u"a"_s, 1}}}, m_context);

    QCOMPARE(shown.kinds(), (QStringList{u"table"_s, u"tree"_s, u"text"_s}));
    QCOMPARE(shown.kind(), u"table"_s);
    QCOMPARE(shown.kindTexts(), (QStringList{u"Table"_s, u"Tree"_s, u"JSON"_s}));
    QCOMPARE(shown.table()->count(), 1);
    QCOMPARE(shown.expression(), u"{{ tests.out }}"_s);
    shown.show(u"# A\n- b"_s, m_context);
    QCOMPARE(shown.kind(), u"markdown"_s);
    QVERIFY(shown.html().contains(u"<li"_s));
    shown.show(7, m_context);
    QCOMPARE(shown.kind(), u"scalar"_s);
    QCOMPARE(shown.text(), u"7"_s);
}

void TestShownValue::whatAPersonChoseStaysWhereItFits()
{
    ShownValue shown;
    shown.show(QJsonArray{QJsonObject{{u"a"_s, 1}}}, m_context);

    shown.setKind(u"tree"_s);
    QCOMPARE(shown.kind(), u"tree"_s);
    QCOMPARE(shown.tree()->count(), 2);
    shown.setKind(u"image"_s); // does not fit
    QCOMPARE(shown.kind(), u"tree"_s);
    shown.show(u"done"_s, m_context);
    QCOMPARE(shown.kind(), u"text"_s);
    shown.show(QJsonArray{QJsonObject{{u"a"_s, 2}}}, m_context);
    QCOMPARE(shown.kind(), u"tree"_s);
}

void TestShownValue::theSameValueIsNotShownAnew()
{
    ShownValue shown;
    shown.show(QJsonObject{{u"a"_s, 1}}, m_context);
    QSignalSpy changed(&shown, &ShownValue::changed);

    shown.show(QJsonObject{{u"a"_s, 1}}, m_context);
    shown.setEarlier(std::nullopt);
    QCOMPARE(changed.count(), 0);
    shown.show(QJsonObject{{u"a"_s, 1}}, {});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shown.expression(), QString());
}

void TestShownValue::aLargeTextIsCutAndCopiedWhole()
{
    ShownValue shown;
    const QString text(kMaxShownText + 10, u'x');

    shown.show(text, m_context);

    QCOMPARE(shown.text().size(), kMaxShownText);
    QVERIFY(shown.isTextCut());
    shown.copy();
    QCOMPARE(copied().size(), text.size());
}

void TestShownValue::jsonInATextIsATreeWithoutPaths()
{
    ShownValue shown;
    shown.show(u"{\"a\": {\"b\": 1}}"_s, m_context);
    QCOMPARE(shown.kind(), u"text"_s);

    shown.setKind(u"tree"_s);

    QCOMPARE(shown.tree()->count(), 2);
    shown.copyTreeValue(1);
    QCOMPARE(copied(), u"1"_s);
    // What goes from step to step is the text.
    shown.copyTreePath(1);
    QCOMPARE(copied(), u"{{ tests.out }}"_s);
}

void TestShownValue::placesAreCopiedAsExpressions()
{
    ShownValue shown;
    const QJsonArray rows{QJsonObject{{u"n"_s, 2}}, QJsonObject{{u"n"_s, 1}}};
    shown.show(QJsonObject{{u"list"_s, rows}}, m_context);

    shown.setKind(u"table"_s);
    shown.table()->sort(0, Qt::AscendingOrder);
    shown.copyCell(0, 0);
    QCOMPARE(copied(), u"1"_s);
    shown.copyCellPath(0, 0);
    QCOMPARE(copied(), u"{{ tests.out.list.1.n }}"_s);

    shown.setKind(u"tree"_s);
    shown.copyTreePath(1);
    QCOMPARE(copied(), u"{{ tests.out.list.0 }}"_s);
    shown.copyExpression();
    QCOMPARE(copied(), u"{{ tests.out }}"_s);
}

void TestShownValue::anEarlierValueIsCompared()
{
    ShownValue shown;
    shown.show(QJsonObject{{u"a"_s, 1}}, m_context);

    shown.setEarlier(QJsonObject{{u"a"_s, 2}});

    QCOMPARE(shown.kind(), u"changes"_s);
    QCOMPARE(shown.changes()->count(), 1);
    shown.show(QJsonObject{{u"a"_s, 2}}, m_context);
    QCOMPARE(shown.kind(), u"changes"_s);
    QCOMPARE(shown.changes()->count(), 0);
    shown.setKind(u"tree"_s);
    QCOMPARE(shown.kind(), u"tree"_s);
    shown.setEarlier(std::nullopt);
    QVERIFY(!shown.kinds().contains(u"changes"_s));
}

void TestShownValue::aFileHasAFolder()
{
    ShownValue shown;
    shown.show(u"/tmp/report/all.txt"_s, {.portType = u"file"_s});
    QCOMPARE(shown.folder(), QUrl::fromLocalFile(u"/tmp/report"_s));
    shown.show(u"report/all.txt"_s, {});
    QCOMPARE(shown.folder(), QUrl());
    shown.show(u"/tmp/a\n/tmp/b"_s, {});
    QCOMPARE(shown.folder(), QUrl());
}

QTEST_MAIN(TestShownValue)
#include "tst_shownvalue.moc"
