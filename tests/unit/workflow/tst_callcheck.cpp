// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/callcheck.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::workflow;

namespace {

/// A workflow whose steps c1, c2 … call these.
Document calling(const QStringList &names)
{
    QStringList steps;
    for (qsizetype i = 1; i <= names.size(); ++i)
        steps.append(u"c%1"_s.arg(i));
    Document document = RunFixture::document(steps.isEmpty() ? u"a"_s : steps.join(u", "));
    for (qsizetype i = 0; i < names.size(); ++i)
        RunFixture::become(document, steps[i], u"call"_s, {{u"workflow"_s, names[i]}});
    return document;
}

} // namespace

/// Workflows that call others, which somebody reads.
class TestCallCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeCalledIsFound_data();
    void whatCannotBeCalledIsFound();
    void eachStepThatCallsIsJudgedByItself();

private:
    QList<Diagnostic> check(const Document &document) const
    {
        return checkCalls(document, m_fixture.catalog(),
                          [this](const QString &name) -> Result<Document> {
                              if (!m_library.contains(name))
                                  return fail(agentops::errors::kNotFound, u"no such file"_s);
                              return m_library.value(name);
                          });
    }

    RunFixture m_fixture;
    QHash<QString, Document> m_library{
        {u"leaf"_s, calling({})},
        {u"twice"_s, calling({u"leaf"_s, u"leaf"_s})},
        {u"itself"_s, calling({u"itself"_s})},
        {u"ping"_s, calling({u"pong"_s})},
        {u"pong"_s, calling({u"ping"_s})},
        {u"lost"_s, calling({u"leaf"_s, u"nowhere"_s})},
        {u"broken"_s, calling({QString()})},
    };
};

void TestCallCheck::whatCannotBeCalledIsFound_data()
{
    using namespace workflow::errors;
    RunFixture::node(m_library[u"broken"_s], u"c1"_s).kind = u"nonsense"_s;
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *title, const QString &name, ErrorCode code,
                        const QString &message) {
        QTest::newRow(title) << name << QString::fromLatin1(code.text()) << message;
    };
    QTest::newRow("a workflow that is there") << u"leaf"_s << QString() << QString();
    QTest::newRow("one that calls another twice") << u"twice"_s << QString() << QString();
    row("one that is not there", u"flows/x.json"_s, kNotLoaded,
        u"c1: the called workflow \"flows/x.json\" cannot be read: no such file"_s);
    row("one that calls one that is not there", u"lost"_s, kNotLoaded,
        u"c1: the called workflow \"nowhere\", which \"lost\" calls, cannot be read: no such file"_s);
    row("one with an error", u"broken"_s, kInvalidDocument,
        u"c1: the called workflow \"broken\" has an error: c1: this program knows no step of kind "
        "\"nonsense\""_s);
    row("one that calls itself", u"itself"_s, kCycle,
        u"c1: the calls have no end: itself → itself"_s);
    row("two that call each other", u"ping"_s, kCycle,
        u"c1: the calls have no end: ping → pong → ping"_s);
}

void TestCallCheck::whatCannotBeCalledIsFound()
{
    QFETCH(const QString, name);
    QFETCH(const QString, code);

    const QList<Diagnostic> found = check(calling({name}));

    QCOMPARE(found.isEmpty(), code.isEmpty());
    const Diagnostic first = found.value(0);
    QCOMPARE(first.code, code);
    QTEST(first.message, "message");
    if (!code.isEmpty())
        QCOMPARE(first.path, u"$.nodes[0].parameters.workflow"_s);
}

void TestCallCheck::eachStepThatCallsIsJudgedByItself()
{
    const QList<Diagnostic> found = check(calling({u"nowhere"_s, u"leaf"_s, u"itself"_s}));

    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].node, NodeId(u"c1"_s));
    QCOMPARE(found[1].node, NodeId(u"c3"_s));
}

QTEST_GUILESS_MAIN(TestCallCheck)
#include "tst_callcheck.moc"
