// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/references.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// What texts refer to, and how they come to refer to something else.
class tst_References : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsFollowTheNewNames_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const QString &before, const QString &after) {
            QTest::newRow(name) << before << after;
        };
        row("a reference alone", u"{{ a.text }}"_s, u"{{ new-a.text }}"_s);
        row("a reference without spaces", u"{{a.text}}"_s, u"{{new-a.text}}"_s);
        row("a whole step", u"{{ a }}"_s, u"{{ new-a }}"_s);
        row("in the middle of an expression", u"{{ 1 + a.count }}"_s, u"{{ 1 + new-a.count }}"_s);
        row("two in one expression", u"{{ a.x + b.y }}"_s, u"{{ new-a.x + new-b.y }}"_s);
        row("two in one text", u"{{ a.x }} and {{ b.y }}!"_s,
            u"{{ new-a.x }} and {{ new-b.y }}!"_s);
        row("the same one twice", u"{{ a.x || a.y }}"_s, u"{{ new-a.x || new-a.y }}"_s);
        row("a longer name that begins alike", u"{{ a-2.x + a.x }}"_s, u"{{ a-2.x + new-a.x }}"_s);
        row("a field of that name", u"{{ b.a }}"_s, u"{{ new-b.a }}"_s);
        row("a word outside of expressions", u"a.text of {{ c.x }}"_s, u"a.text of {{ c.x }}"_s);
        row("a word in a string", u"{{ \"a.x\" + a.x }}"_s, u"{{ \"a.x\" + new-a.x }}"_s);
        row("braces that are meant", u"{{{{ a.x }}"_s, u"{{{{ a.x }}"_s);
        row("what cannot be read", u"{{ a.x"_s, u"{{ a.x"_s);
    }

    void textsFollowTheNewNames()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);

        QCOMPARE(withScopes(before, kRenamed, kNames), after);
    }

    void everyTextOfAValueFollows()
    {
        const QJsonValue value = QJsonObject{
            {u"list"_s, QJsonArray{u"{{ a.x }}"_s, 1, QJsonObject{{u"a"_s, u"{{ b.y }}"_s}}}},
            {u"flag"_s, true}};

        QCOMPARE(withScopes(value, kRenamed, kNames),
                 QJsonValue(QJsonObject{
                     {u"list"_s,
                      QJsonArray{u"{{ new-a.x }}"_s, 1, QJsonObject{{u"a"_s, u"{{ new-b.y }}"_s}}}},
                     {u"flag"_s, true}}));
        QCOMPARE(referencedScopes(value, kNames), (QSet<QString>{u"a"_s, u"b"_s}));
    }

private:
    inline static const QHash<QString, QString> kRenamed{{u"a"_s, u"new-a"_s},
                                                         {u"b"_s, u"new-b"_s}};
    inline static const ExpressionNames kNames{
        QStringList{u"a"_s, u"a-2"_s, u"b"_s, u"c"_s, u"new-a"_s, u"new-b"_s}};
};

QTEST_GUILESS_MAIN(tst_References)
#include "tst_references.moc"
