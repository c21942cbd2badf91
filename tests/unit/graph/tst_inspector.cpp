// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraph.h"

#include <agentops/ui/graph/fieldnote.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/inspectormodel.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// The form of the selected node.
class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { sample::addTypes(m_catalog); }
    void init();
    void cleanup() { m_session.reset(); }

    void theFormEditsTheNodeAndFollowsUndo();
    void aNumberThatIsNoneStaysAsAProblem();
    void anEmptiedNumberIsTheDefaultAgain();
    void whatIsBeingTypedIsNotRewritten();
    void anUnfinishedEntryStaysUntilItIsCorrected();
    void aFormWithoutARequiredValueIsNotComplete();
    void aValueIsWrittenOverSeveralLines();
    void entriesThatAreNoTextSurviveAnEditBesideThem_data();
    void entriesThatAreNoTextSurviveAnEditBesideThem();
    void aNumberAmongEntriesIsEditedAsOne();
    void everyEntryReadsBackAsWhatItIs_data();
    void everyEntryReadsBackAsWhatItIs();
    void anOptionalSecretStaysOptional();
    void anExpressionInPlaceOfAListStaysOne();
    void aScheduleSaysItsNextDates();
    void aSecretThatIsNotSetIsSaid();
    void aFrameHasOneOfItsColours();
    void aNoteHasOneOfItsColours();

private:
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<GraphSession> m_session;
};

void TestInspector::init()
{
    m_session = std::make_unique<GraphSession>(m_catalog);
    m_session->open(sample::checkAndShip());
}

void TestInspector::aFrameHasOneOfItsColours()
{
    InspectorModel inspector(*m_session);
    const Hit frame{Hit::Kind::Group, 0, -1};
    m_session->interaction().walkElements(-1);
    QVERIFY(m_session->interaction().view().contains(m_session->scene(), frame));
    QCOMPARE(inspector.groupColor(), 0);

    inspector.setGroupColor(int(GraphStyle::groupColors().indexOf(u"green"_s)));

    QCOMPARE(m_session->editor().document().groups[0].color, u"green"_s);
    QCOMPARE(inspector.noteColor(), 0);
    QCOMPARE(inspector.groupColor(), 4);
    m_session->undo();
    QCOMPARE(inspector.groupColor(), 0);
}

void TestInspector::aNoteHasOneOfItsColours()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNotes({m_session->editor().document().notes[0].id});

    inspector.setNoteColor(int(GraphStyle::groupColors().indexOf(u"blue"_s)));

    QCOMPARE(m_session->editor().document().notes[0].color, u"blue"_s);
    QCOMPARE(inspector.noteColor(), 5);
    m_session->undo();
    QCOMPARE(inspector.noteColor(), 0);
}

void TestInspector::theFormEditsTheNodeAndFollowsUndo()
{
    InspectorModel inspector(*m_session);
    const QAbstractItemModelTester fieldsTester(inspector.fields());
    const QAbstractItemModelTester portsTester(inspector.ports());
    QVERIFY(!inspector.hasNode());
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    QVERIFY(inspector.hasNode());
    QCOMPARE(inspector.fields()->count(), 7);
    QCOMPARE(inspector.ports()->count(), 3);
    const auto text = [&](int row) {
        return inspector.fields()->index(row).data(FieldModel::TextRole).toString();
    };

    inspector.fields()->setText(0, u"make"_s);
    inspector.fields()->setText(0, u"make test"_s);
    inspector.fields()->setChoice(4, 1);

    const auto &parameters = [this]() -> QJsonObject {
        return m_session->editor().document().findNode(NodeId(u"tests"_s))->parameters;
    };
    QCOMPARE(parameters().value("command"_L1).toString(), u"make test"_s);
    QCOMPARE(parameters().value("mode"_L1).toString(), u"thorough"_s);
    m_session->undo();
    QCOMPARE(text(4), u"fast"_s);
    m_session->undo(); // typing is one step
    QCOMPARE(text(0), u"PHPUnit · keep if +coverage"_s);
    QVERIFY(!m_session->canUndo());
}

void TestInspector::aNumberThatIsNoneStaysAsAProblem()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    const QModelIndex row = inspector.fields()->index(2);

    inspector.fields()->setText(2, u"many"_s);
    inspector.fields()->setText(0, u"make"_s);

    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"many"_s);
    QVERIFY(!row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(workflow::hasErrors(m_session->diagnostics()));

    m_session->undo();
    m_session->undo();
    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"3"_s);
    QVERIFY(row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(!workflow::hasErrors(m_session->diagnostics()));
}

void TestInspector::anEmptiedNumberIsTheDefaultAgain()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});

    inspector.fields()->setText(2, QString());

    const auto *node = m_session->editor().document().findNode(NodeId(u"tests"_s));
    QVERIFY(!node->parameters.contains("retries"_L1));
    QVERIFY(inspector.fields()->isComplete());
}

void TestInspector::whatIsBeingTypedIsNotRewritten()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    FieldModel *fields = inspector.fields();
    const auto text = [fields](int row) {
        return fields->index(row).data(FieldModel::TextRole).toString();
    };

    // As a value it would be sorted and without the spaces.
    fields->setText(1, u"PATH:  /bin\nHOME:"_s);
    QCOMPARE(text(1), u"PATH:  /bin\nHOME:"_s);
    fields->setText(2, u"1."_s);
    QCOMPARE(text(2), u"1."_s);
    QCOMPARE(text(1), u"HOME: \nPATH: /bin"_s); // nobody types there any more

    m_session->undo();
    QCOMPARE(text(2), u"3"_s);
}

void TestInspector::anUnfinishedEntryStaysUntilItIsCorrected()
{
    InspectorModel inspector(*m_session);
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    const QModelIndex row = inspector.fields()->index(1);

    inspector.fields()->setText(1, u"PATH"_s);
    QCOMPARE(row.data(FieldModel::TextRole).toString(), u"PATH"_s);
    QVERIFY(!row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(!inspector.fields()->isComplete());

    inspector.fields()->setText(1, u"PATH: /bin"_s);
    QVERIFY(row.data(FieldModel::ProblemRole).toString().isEmpty());
    QVERIFY(inspector.fields()->isComplete());
}

void TestInspector::aFormWithoutARequiredValueIsNotComplete()
{
    workflow::Parameter parameter;
    parameter.name = u"url"_s;
    parameter.isRequired = true;
    FieldModel form;
    QJsonValue value(QJsonValue::Undefined);
    const auto show = [&] {
        form.setFields({{parameter, value, {}}});
    };
    form.setApply([&](const QString &, const QJsonValue &given) {
        value = given;
        show();
    });
    show();
    QVERIFY(!form.isComplete());

    form.setText(0, u"http://localhost"_s);
    QVERIFY(form.isComplete());
    form.setText(0, u" "_s);
    QVERIFY(!form.isComplete());
}

void TestInspector::aValueIsWrittenOverSeveralLines()
{
    workflow::Parameter parameter;
    parameter.name = u"items"_s;
    parameter.type = workflow::Parameter::Type::Value;
    FieldModel form;
    QJsonValue value = QJsonObject{{u"a"_s, 1}};
    form.setApply([&](const QString &, const QJsonValue &given) {
        value = given;
        form.setFields({{parameter, value, {}}});
    });
    form.setFields({{parameter, value, {}}});
    const auto text = [&form] {
        return form.index(0).data(FieldModel::TextRole).toString();
    };

    QCOMPARE(text(), u"{\n    \"a\": 1\n}"_s);
    form.setText(0, u"[1,\n 2]"_s);
    QCOMPARE(value, QJsonValue(QJsonArray{1, 2}));
    QCOMPARE(text(), u"[1,\n 2]"_s);
    form.setText(0, u"{{ list.values }}"_s);
    QCOMPARE(value, QJsonValue(u"{{ list.values }}"_s));
}

namespace {

/// A form with one field, and the value that is edited in it.
struct OneField
{
    OneField(workflow::Parameter::Type type, const QJsonValue &start) : value(start)
    {
        parameter.name = u"field"_s;
        parameter.type = type;
        form.setApply([this](const QString &, const QJsonValue &given) {
            value = given;
            show();
        });
        show();
    }
    void show() { form.setFields({{parameter, value, {}}}); }
    QString text() const { return form.index(0).data(FieldModel::TextRole).toString(); }

    workflow::Parameter parameter;
    QJsonValue value;
    FieldModel form;
};

QJsonObject secret(const QString &name, bool isOptional)
{
    QJsonObject object{{u"secret"_s, name}};
    if (isOptional)
        object.insert(u"optional"_s, true);
    return object;
}

} // namespace

void TestInspector::entriesThatAreNoTextSurviveAnEditBesideThem_data()
{
    using Type = workflow::Parameter::Type;
    QTest::addColumn<Type>("type");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QJsonValue>("result");
    const QJsonObject object{
        {u"KEY"_s, secret(u"deploy"_s, true)}, {u"MODE"_s, u"fast"_s}, {u"PORT"_s, 8080}};
    QJsonObject changed = object;
    changed.insert(u"MODE"_s, u"slow"_s);
    QTest::newRow("of an object")
        << Type::Object << QJsonValue(object)
        << u"KEY: {\"optional\":true,\"secret\":\"deploy\"}\nMODE: fast\nPORT: 8080"_s
        << u"KEY: {\"optional\":true,\"secret\":\"deploy\"}\nMODE: slow\nPORT: 8080"_s
        << QJsonValue(changed);
    QTest::newRow("of a list")
        << Type::List << QJsonValue(QJsonArray{1, u"two"_s, QJsonObject{{u"a"_s, 3}}, u"4"_s})
        << u"1\ntwo\n{\"a\":3}\n4"_s << u"1\nzwei\n{\"a\":3}\n4"_s
        << QJsonValue(QJsonArray{1, u"zwei"_s, QJsonObject{{u"a"_s, 3}}, u"4"_s});
    QTest::newRow("of a list, when one before them goes")
        << Type::List << QJsonValue(QJsonArray{u"one"_s, 2, true, QJsonValue::Null})
        << u"one\n2\ntrue\nnull"_s << u"2\ntrue\nnull"_s
        << QJsonValue(QJsonArray{2, true, QJsonValue::Null});
}

void TestInspector::entriesThatAreNoTextSurviveAnEditBesideThem()
{
    QFETCH(const workflow::Parameter::Type, type);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, text);
    QFETCH(const QString, typed);
    QFETCH(const QJsonValue, result);
    OneField field(type, value);

    QCOMPARE(field.text(), text);
    field.form.setText(0, typed);

    QCOMPARE(field.value, result);
    QCOMPARE(field.text(), typed);
}

void TestInspector::aNumberAmongEntriesIsEditedAsOne()
{
    OneField field(workflow::Parameter::Type::Object, QJsonObject{{u"count"_s, 5}});

    field.form.setText(0, u"count: "_s);
    field.form.setText(0, u"count: 12\nport: 80"_s);

    // What is new is a text, as what goes to programs is: 1.10 is no number there.
    QCOMPARE(field.value, QJsonValue(QJsonObject{{u"count"_s, 12}, {u"port"_s, u"80"_s}}));
}

void TestInspector::everyEntryReadsBackAsWhatItIs_data()
{
    QTest::addColumn<QJsonValue>("entry");
    QTest::newRow("text") << QJsonValue(u"plain"_s);
    QTest::newRow("no text") << QJsonValue(QString());
    QTest::newRow("text like a number") << QJsonValue(u"1.10"_s);
    QTest::newRow("text like an object") << QJsonValue(u"{\"a\": 1}"_s);
    QTest::newRow("text in quotes") << QJsonValue(u"\"quoted\""_s);
    QTest::newRow("text of two lines") << QJsonValue(u"one\ntwo"_s);
    QTest::newRow("text with spaces around it") << QJsonValue(u" wide "_s);
    QTest::newRow("expression") << QJsonValue(u"{{ a.b }}"_s);
    QTest::newRow("number") << QJsonValue(1.5);
    QTest::newRow("truth") << QJsonValue(false);
    QTest::newRow("nothing") << QJsonValue(QJsonValue::Null);
    QTest::newRow("secret") << QJsonValue(secret(u"token"_s, false));
    QTest::newRow("list") << QJsonValue(QJsonArray{1, u"a"_s});
}

void TestInspector::everyEntryReadsBackAsWhatItIs()
{
    QFETCH(const QJsonValue, entry);

    for (const QString &name : {u"name"_s, u"a: b"_s, u"\"odd\""_s, u"x\ny"_s, QString()}) {
        OneField object(workflow::Parameter::Type::Object, QJsonObject{{name, entry}});
        object.form.setText(0, object.text() + u"\nzz: more"_s);
        QCOMPARE(object.value, QJsonValue(QJsonObject{{name, entry}, {u"zz"_s, u"more"_s}}));
    }
    OneField list(workflow::Parameter::Type::List, QJsonArray{entry});
    list.form.setText(0, list.text() + u"\nmore"_s);
    QCOMPARE(list.value, QJsonValue(QJsonArray{entry, u"more"_s}));
    OneField any(workflow::Parameter::Type::Value, entry);
    const QString written = any.text();
    any.form.setText(0, u"0"_s);
    any.form.setText(0, written);
    QCOMPARE(any.value, entry);
}

void TestInspector::anOptionalSecretStaysOptional()
{
    OneField field(workflow::Parameter::Type::Secret, secret(u"token"_s, true));

    field.form.setText(0, QString());
    field.form.setText(0, u"other"_s);

    QCOMPARE(field.value, QJsonValue(secret(u"other"_s, true)));
}

void TestInspector::anExpressionInPlaceOfAListStaysOne()
{
    OneField field(workflow::Parameter::Type::List, u"{{ scan.files }}"_s);

    field.form.setText(0, u"{{ scan.other }}"_s);

    QCOMPARE(field.value, QJsonValue(u"{{ scan.other }}"_s));
}

void TestInspector::aScheduleSaysItsNextDates()
{
    AuthoringHooks hooks;
    QStringList asked;
    hooks.nextDates = [&asked](const QString &cron, const QString &zone, Timestamp after,
                               int) -> Result<QList<Timestamp>> {
        asked = {cron, zone};
        if (cron == u"never"_s)
            return fail(errors::kInvalidArgument, u"no schedule"_s);
        return QList<Timestamp>{after + std::chrono::hours(1), after + std::chrono::hours(2)};
    };
    workflow::Parameter parameter;
    parameter.name = u"cron"_s;
    parameter.editor = workflow::Parameter::Editor::Cron;
    workflow::Node node;
    node.parameters = {{u"cron"_s, u"0 6 * * *"_s}, {u"timeZone"_s, u"Europe/Paris"_s}};

    const QString note = fieldNote(hooks, Timestamp(), node, parameter);
    QVERIFY2(note.contains(u"\nNext: "_s) && note.contains(u" · "_s), qPrintable(note));
    QVERIFY2(note.startsWith(u"Every day at "_s), qPrintable(note));
    QCOMPARE(asked, (QStringList{u"0 6 * * *"_s, u"Europe/Paris"_s}));

    node.parameters.insert(u"cron"_s, u"never"_s);
    QCOMPARE(fieldNote(hooks, Timestamp(), node, parameter), QString());
}

void TestInspector::aSecretThatIsNotSetIsSaid()
{
    InspectorModel inspector(*m_session);
    AuthoringHooks hooks;
    hooks.secretNames = [] {
        return QStringList{u"DEPLOY_KEY"_s};
    };
    inspector.setFieldNote(
        [&hooks](const workflow::Node &node, const workflow::Parameter &parameter) {
            return fieldNote(hooks, Timestamp(), node, parameter);
        });
    m_session->interaction().selectNodes({NodeId(u"tests"_s)});
    const auto note = [&] {
        return inspector.fields()->index(6).data(FieldModel::NoteRole).toString();
    };
    QCOMPARE(note(), QString());

    inspector.fields()->setText(6, u"deploy-key"_s);
    QCOMPARE(note(), QString());
    inspector.fields()->setText(6, u"other"_s);

    QVERIFY2(note().contains(u"AGENTOPS_SECRET_OTHER"_s), qPrintable(note()));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
