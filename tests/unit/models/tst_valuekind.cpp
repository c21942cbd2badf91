// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuekind.h>
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

namespace {

const QString kPixel =
    u"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="_s;
const QString kPatch = u"--- a/main.c\n+++ b/main.c\n@@ -1 +1 @@\n-old\n+new\n"_s;

} // namespace

/// How values are shown, and what is copied of them.
class TestValueKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsShownInTheWayThatFits_data();
    void aValueIsShownInTheWayThatFits();
    void aLongTextIsOnlyText();
    void everyKindHasAKey();
    void rowsOfATableMayBeInsideAnObject();
    void imagesAreFoundWhereverTheyAre();
    void anExpressionSaysWhereAValueIs_data();
    void anExpressionSaysWhereAValueIs();
    void aLineIsCut();
    void aTextIsCopiedWithoutQuotes();
};

void TestValueKind::aValueIsShownInTheWayThatFits_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("portType");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QStringList>("kinds");
    const QJsonArray people{QJsonObject{{u"name"_s, u"Ada"_s}}, QJsonObject{}};
    const QStringList tree{u"tree"_s, u"text"_s};

    QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined) << QString() << QString()
                             << QStringList{u"nothing"_s};
    QTest::newRow("null") << QJsonValue() << QString() << QString() << QStringList{u"scalar"_s};
    QTest::newRow("number") << QJsonValue(3) << QString() << QString() << QStringList{u"scalar"_s};
    QTest::newRow("boolean") << QJsonValue(true) << QString() << QString()
                             << QStringList{u"scalar"_s};
    QTest::newRow("word") << QJsonValue(u"done"_s) << QString() << QString()
                          << QStringList{u"text"_s};
    QTest::newRow("lines") << QJsonValue(u"one\ntwo"_s) << QString() << QString()
                           << QStringList{u"text"_s, u"markdown"_s};
    QTest::newRow("script with a comment") << QJsonValue(u"# build\nmake\n"_s) << QString()
                                           << QString() << QStringList{u"text"_s, u"markdown"_s};
    QTest::newRow("heading and list") << QJsonValue(u"# Report\n\n- fine\n"_s) << QString()
                                      << QString() << QStringList{u"markdown"_s, u"text"_s};
    QTest::newRow("told to be Markdown") << QJsonValue(u"fine"_s) << QString() << u"text/markdown"_s
                                         << QStringList{u"markdown"_s, u"text"_s};
    QTest::newRow("patch") << QJsonValue(kPatch) << QString() << QString()
                           << QStringList{u"diff"_s, u"text"_s};
    QTest::newRow("JSON in a text") << QJsonValue(u" {\"a\": 1}\n"_s) << QString() << QString()
                                    << QStringList{u"text"_s, u"tree"_s};
    QTest::newRow("rows in a text") << QJsonValue(u"[{\"a\": 1}]"_s) << QString() << QString()
                                    << QStringList{u"text"_s, u"table"_s, u"tree"_s};
    QTest::newRow("brackets in a text")
        << QJsonValue(u"[note] x"_s) << QString() << QString() << QStringList{u"text"_s};
    QTest::newRow("image") << QJsonValue("data:image/png;base64,"_L1 + kPixel) << QString()
                           << QString() << QStringList{u"image"_s, u"text"_s};
    QTest::newRow("image file") << QJsonValue(u"/tmp/shot.PNG"_s) << u"file"_s << QString()
                                << QStringList{u"image"_s, u"text"_s};
    QTest::newRow("empty list") << QJsonValue(QJsonArray()) << QString() << QString() << tree;
    QTest::newRow("list of numbers")
        << QJsonValue(QJsonArray{1, 2}) << QString() << QString() << tree;
    QTest::newRow("list of objects") << QJsonValue(people) << QString() << QString()
                                     << QStringList{u"table"_s, u"tree"_s, u"text"_s};
    QTest::newRow("mixed list") << QJsonValue(QJsonArray{QJsonObject(), 2}) << QString()
                                << QString() << tree;
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"a"_s, 1}}) << QString() << QString()
                            << tree;
    QTest::newRow("object with rows")
        << QJsonValue(QJsonObject{{u"n"_s, 1}, {u"people"_s, people}}) << QString() << QString()
        << QStringList{u"tree"_s, u"table"_s, u"text"_s};
    QTest::newRow("diff of files") << QJsonValue(QJsonObject{{u"files"_s, people}}) << u"diff"_s
                                   << QString() << QStringList{u"table"_s, u"tree"_s, u"text"_s};
}

void TestValueKind::aValueIsShownInTheWayThatFits()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, portType);
    QFETCH(const QString, mediaType);
    QFETCH(const QStringList, kinds);

    QStringList found;
    for (const ValueKind kind : kindsOf(value, portType, mediaType))
        found.append(valueKindKey(kind));

    QCOMPARE(found, kinds);
    QCOMPARE(valueKindKey(kindOf(value, portType, mediaType)), kinds.first());
}

void TestValueKind::aLongTextIsOnlyText()
{
    const QString line = u"# a\n- b\n"_s;
    const QString text = line.repeated(kMaxShownText / line.size() + 1);
    QCOMPARE(kindsOf(text), QList{ValueKind::Text});
}

void TestValueKind::everyKindHasAKey()
{
    QSet<QString> keys;
    for (int kind = 0; kind <= int(ValueKind::Changes); ++kind)
        keys.insert(valueKindKey(ValueKind(kind)));
    QCOMPARE(keys.size(), int(ValueKind::Changes) + 1);
}

void TestValueKind::rowsOfATableMayBeInsideAnObject()
{
    const QJsonArray rows{QJsonObject{{u"a"_s, 1}}};
    QCOMPARE(tableRows(rows), rows);
    QCOMPARE(tableRows(QJsonObject{{u"x"_s, rows}, {u"y"_s, QJsonArray{1}}}), rows);
    // Of two, nobody knows which.
    QCOMPARE(tableRows(QJsonObject{{u"x"_s, rows}, {u"y"_s, rows}}), QJsonArray());
    QCOMPARE(tableRows(3), QJsonArray());
}

void TestValueKind::imagesAreFoundWhereverTheyAre()
{
    QCOMPARE(valueImage(kPixel), QUrl("data:image/png;base64,"_L1 + kPixel));
    QCOMPARE(valueImage(u"/tmp/a b.jpeg"_s), QUrl::fromLocalFile(u"/tmp/a b.jpeg"_s));
    QCOMPARE(valueImage(u"/tmp/a.png"_s, u"number"_s), QUrl());
    QCOMPARE(valueImage(u"shot.png"_s), QUrl());
    QCOMPARE(valueImage(u"/tmp/a.svg"_s), QUrl());
    QCOMPARE(valueImage(u"iVBORw0KGgo"_s), QUrl());
    QCOMPARE(valueImage(u"data:image/svg+xml;base64,AAAA"_s), QUrl());
    QCOMPARE(valueImage(QJsonArray{kPixel}), QUrl());
}

void TestValueKind::anExpressionSaysWhereAValueIs_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("expression");

    QTest::newRow("nothing") << QStringList() << QString();
    QTest::newRow("step") << QStringList{u"tests"_s} << u"{{ tests }}"_s;
    QTest::newRow("plain") << QStringList{u"shell-2"_s, u"out"_s, u"0"_s, u"file"_s}
                           << u"{{ shell-2.out.0.file }}"_s;
    QTest::newRow("other names") << QStringList{u"http"_s, u"body"_s, u"0"_s, u"content-type"_s,
                                                u"a \"b\""_s}
                                 << uR"({{ http.body[0]["content-type"]["a \"b\""] }})"_s;
    QTest::newRow("empty key") << QStringList{u"a"_s, u"b"_s, QString()} << u"{{ a.b[\"\"] }}"_s;
}

void TestValueKind::anExpressionSaysWhereAValueIs()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, expression);
    QCOMPARE(valueExpression(names), expression);
}

void TestValueKind::aLineIsCut()
{
    QCOMPARE(valueLine(u"one\ntwo"_s, 100), u"one two"_s);
    QCOMPARE(valueLine(u"abcdef"_s, 3), u"abc…"_s);
    QCOMPARE(valueLine(QJsonArray{1, true}, 100), u"[1,true]"_s);
    QCOMPARE(valueLine(QJsonValue(), 100), u"null"_s);
    QCOMPARE(valueLine(1.5, 100), u"1.5"_s);
    QCOMPARE(valueLine(QJsonValue(QJsonValue::Undefined), 100), QString());
}

void TestValueKind::aTextIsCopiedWithoutQuotes()
{
    QCOMPARE(valueText(u"a\"b"_s), u"a\"b"_s);
    QCOMPARE(valueText(QJsonObject{{u"a"_s, 1}}), u"{\n    \"a\": 1\n}"_s);
    QCOMPARE(valueText(false), u"false"_s);
    QCOMPARE(valueText(QJsonValue(QJsonValue::Undefined)), QString());
}

QTEST_GUILESS_MAIN(TestValueKind)
#include "tst_valuekind.moc"
