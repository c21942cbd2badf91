// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fieldediting.h>
#include <agentops/ui/graph/fieldmodel.h>
#include <agentops/ui/graph/fieldnote.h>

#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

/// A form with one field.
struct OneField
{
    explicit OneField(const Parameter &given, const QJsonValue &start = QJsonValue::Undefined)
        : parameter(given)
        , value(start)
    {
        parameter.name = u"field"_s;
        form.setApply([this](const QString &, const QJsonValue &changed) {
            value = changed;
            show();
        });
        show();
    }
    void show() { form.setFields({{parameter, value, {}}}); }
    QString role(FieldModel::Role role) const { return form.index(0).data(role).toString(); }

    Parameter parameter;
    QJsonValue value;
    FieldModel form;
};

QString wordsOf(const QString &cron)
{
    AuthoringHooks hooks;
    hooks.nextDates = [](const QString &, const QString &, Timestamp after,
                         int) -> Result<QList<Timestamp>> {
        return QList<Timestamp>{after};
    };
    Parameter parameter;
    parameter.name = u"cron"_s;
    parameter.editor = Parameter::Editor::Cron;
    Node node;
    node.parameters = {{u"cron"_s, cron}, {u"timeZone"_s, u"Europe/Paris"_s}};
    const QStringList lines = fieldNote(hooks, Timestamp(), node, parameter).split(u'\n');
    return lines.size() > 1 ? lines.first() : QString();
}

} // namespace

/// How texts in a form change under the hands, and what is said of them.
class TestFieldEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theCursorStaysAtItsLetter_data();
    void theCursorStaysAtItsLetter();
    void linesAreMovedInAndOut();
    void aNewLineBeginsLikeTheOneBefore();
    void jsonIsFormatted();
    void everyParameterHasItsEditor_data();
    void everyParameterHasItsEditor();
    void anAddressThatIsNoneIsSaid();
    void jsonSaysWhereItIsWrong();
    void anObjectMayBeWrittenAsJson();
    void schedulesAreSaidInWords_data();
    void schedulesAreSaidInWords();
    void datesAreThoseOfTheZone();
};

void TestFieldEditing::theCursorStaysAtItsLetter_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<int>("result");
    QTest::newRow("changed behind it") << u"make test"_s << u"make all"_s << 2 << 2;
    QTest::newRow("changed before it") << u"make test"_s << u"xmake test"_s << 5 << 6;
    QTest::newRow("taken out before it") << u"xmake test"_s << u"make test"_s << 10 << 9;
    QTest::newRow("taken out around it") << u"make big test"_s << u"make test"_s << 7 << 5;
    QTest::newRow("all gone") << u"make"_s << QString() << 3 << 0;
    QTest::newRow("written again") << QString() << u"make"_s << 0 << 0;
}

void TestFieldEditing::theCursorStaysAtItsLetter()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const int, cursor);
    QFETCH(const int, result);

    QCOMPARE(FieldEditing::cursorAfter(before, after, cursor), result);
}

void TestFieldEditing::linesAreMovedInAndOut()
{
    const QString text = u"one\ntwo\n\nthree"_s;

    const QString moved = FieldEditing::shifted(text, 5, 10, true);

    QCOMPARE(moved, u"one\n    two\n\n    three"_s);
    QCOMPARE(FieldEditing::shifted(moved, 5, 20, false), text);
    QCOMPARE(FieldEditing::shifted(u"  one\n\ttwo"_s, 0, 8, false), u"one\ntwo"_s);
}

void TestFieldEditing::aNewLineBeginsLikeTheOneBefore()
{
    QCOMPARE(FieldEditing::indentAt(u"if\n  then"_s, 9), u"  "_s);
    QCOMPARE(FieldEditing::indentAt(u"if\n  then"_s, 4), u" "_s);
    QCOMPARE(FieldEditing::indentAt(u"if"_s, 2), QString());
}

void TestFieldEditing::jsonIsFormatted()
{
    QCOMPARE(FieldEditing::formattedJson(u"{\"a\":1}"_s), u"{\n    \"a\": 1\n}"_s);
    QCOMPARE(FieldEditing::formattedJson(u"{\"a\""_s), u"{\"a\""_s);
}

void TestFieldEditing::everyParameterHasItsEditor_data()
{
    QTest::addColumn<Parameter>("parameter");
    QTest::addColumn<QString>("editor");
    using Type = Parameter::Type;
    using Editor = Parameter::Editor;
    QTest::newRow("text") << Parameter{} << u"plain"_s;
    QTest::newRow("text of lines") << Parameter{.type = Type::MultilineText} << u"lines"_s;
    QTest::newRow("list of branches")
        << Parameter{.type = Type::List, .editor = Editor::Branch} << u"lines"_s;
    QTest::newRow("shell") << Parameter{.type = Type::MultilineText, .editor = Editor::Code}
                           << u"code"_s;
    QTest::newRow("JavaScript") << Parameter{.type = Type::MultilineText, .isCode = true}
                                << u"code"_s;
    QTest::newRow("value") << Parameter{.type = Type::Value} << u"json"_s;
    QTest::newRow("object of lines") << Parameter{.type = Type::Object} << u"lines"_s;
    QTest::newRow("object as JSON")
        << Parameter{.type = Type::Object, .editor = Editor::Json} << u"json"_s;
    QTest::newRow("secret") << Parameter{.type = Type::Secret} << u"secret"_s;
    QTest::newRow("schedule") << Parameter{.editor = Editor::Cron} << u"cron"_s;
    QTest::newRow("folder") << Parameter{.type = Type::Path, .editor = Editor::Folder}
                            << u"folder"_s;
    QTest::newRow("Markdown") << Parameter{.type = Type::MultilineText, .editor = Editor::Markdown}
                              << u"markdown"_s;
}

void TestFieldEditing::everyParameterHasItsEditor()
{
    QFETCH(const Parameter, parameter);
    QFETCH(const QString, editor);

    QCOMPARE(OneField(parameter).role(FieldModel::EditorRole), editor);
}

void TestFieldEditing::anAddressThatIsNoneIsSaid()
{
    OneField field(Parameter{.editor = Parameter::Editor::Url});
    field.form.setText(0, u"example.org/hooks"_s);
    QVERIFY(!field.role(FieldModel::ProblemRole).isEmpty());
    QVERIFY(!field.form.isComplete());
    for (const QString &address : {u"https://example.org/hooks"_s, u"{{ inputs.url }}/a"_s}) {
        field.form.setText(0, address);
        QCOMPARE(field.role(FieldModel::ProblemRole), QString());
    }
}

void TestFieldEditing::jsonSaysWhereItIsWrong()
{
    OneField field(Parameter{.type = Parameter::Type::Value});
    field.form.setText(0, u"{\n  \"a\": ?\n}"_s);
    const QString problem = field.role(FieldModel::ProblemRole);
    QVERIFY2(problem.startsWith(u"Line 2, "_s), qPrintable(problem));
    for (const QString &text : {u"{\n  \"a\": 1\n}"_s, u"just words"_s, u"{{ list.values }}"_s}) {
        field.form.setText(0, text);
        QCOMPARE(field.role(FieldModel::ProblemRole), QString());
    }
}

void TestFieldEditing::anObjectMayBeWrittenAsJson()
{
    const QJsonObject object{{u"a"_s, QJsonObject{{u"b"_s, 1}}}};
    OneField field({.type = Parameter::Type::Object, .editor = Parameter::Editor::Json}, object);
    QVERIFY(field.role(FieldModel::TextRole).startsWith(u"{\n"_s));

    field.form.setText(0, u"{\"a\": 2}"_s);
    QCOMPARE(field.value, QJsonValue(QJsonObject{{u"a"_s, 2}}));
    field.form.setText(0, u"{\"a\": "_s);
    QVERIFY(!field.role(FieldModel::ProblemRole).isEmpty());
    field.form.setText(0, {});
    QVERIFY(field.value.isUndefined());
    QCOMPARE(field.role(FieldModel::TextRole), QString());
}

void TestFieldEditing::schedulesAreSaidInWords_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("words");
    QTest::newRow("weekdays") << u"30 7 * * mon-fri"_s << u"Every weekday at 07:30"_s;
    QTest::newRow("weekdays by number") << u"30 7 * * 1-5"_s << u"Every weekday at 07:30"_s;
    QTest::newRow("daily") << u"@daily"_s << u"Every day at 00:00"_s;
    QTest::newRow("twice a day") << u"0 8,20 * * *"_s << u"Every day at 08:00 and 20:00"_s;
    QTest::newRow("one day") << u"0 8 * * 7"_s << u"Every Sunday at 08:00"_s;
    QTest::newRow("minutes") << u"*/15 * * * *"_s << u"Every 15 minute(s)"_s;
    QTest::newRow("minutes of weekdays")
        << u"*/15 * * * 1-5"_s << u"Every weekday, every 15 minute(s)"_s;
    QTest::newRow("hourly") << u"@hourly"_s << u"Every hour"_s;
    QTest::newRow("monthly") << u"0 6 1 * *"_s << u"On day 1 of every month at 06:00"_s;
    QTest::newRow("yearly") << u"0 6 24 12 *"_s << u"Every year on 24 December at 06:00"_s;
    QTest::newRow("of no clearer words") << u"1-59/7 3 1-7 2 mon"_s << QString();
    QTest::newRow("none") << u"soon"_s << QString();
}

void TestFieldEditing::schedulesAreSaidInWords()
{
    QFETCH(const QString, cron);
    QFETCH(const QString, words);

    QCOMPARE(wordsOf(cron), words);
}

void TestFieldEditing::datesAreThoseOfTheZone()
{
    AuthoringHooks hooks;
    hooks.nextDates = [](const QString &, const QString &, Timestamp after,
                         int) -> Result<QList<Timestamp>> {
        return QList<Timestamp>{after};
    };
    Parameter parameter;
    parameter.name = u"cron"_s;
    parameter.editor = Parameter::Editor::Cron;
    Node node;
    node.parameters = {{u"cron"_s, u"0 9 * * *"_s}, {u"timeZone"_s, u"Asia/Tokyo"_s}};

    const QString note = fieldNote(hooks, Timestamp(), node, parameter);

    QVERIFY2(note.contains(u"09:00"_s) && note.contains(u"Thu "_s), qPrintable(note));
}

QTEST_MAIN(TestFieldEditing)
#include "tst_fieldediting.moc"
