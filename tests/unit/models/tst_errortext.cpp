// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace Qt::StringLiterals;
namespace codes = agentops::workflow::errors;

/// The sentences that tell why something was refused.
class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalSaysWhy_data();
    void aRefusalSaysWhy();
    void everyCodeOfWorkflowsHasASentenceOfItsOwn();
    void aSentenceWithoutItsFactsIsLessPrecise();
    void aRecordedErrorKeepsItsMessageAsTheDetail();
};

void TestErrorText::aRefusalSaysWhy_data()
{
    QTest::addColumn<std::optional<Error>>("error");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const Error &error, const QString &text) {
        QTest::newRow(name) << std::optional(error) << text;
    };
    row("two types that do not fit",
        Error(codes::kTypeMismatch, u"diff does not fit into findings"_s)
            .with(u"from"_s, u"diff"_s)
            .with(u"to"_s, u"findings"_s),
        u"“changes” does not fit into “findings”."_s);
    row("a circle", Error(codes::kCycle, {}),
        u"The steps would wait for each other in a circle."_s);
    row("a node with itself", Error(codes::kSelfConnection, {}),
        u"A step cannot wait for itself."_s);
    row("the same connection again", Error(codes::kDuplicateConnection, {}),
        u"These two ports are connected already."_s);
    row("an empty clipboard", Error(codes::kNothingToPaste, {}),
        u"The clipboard holds no steps of a workflow."_s);
    row("a missing input", Error(codes::kMissingInput, {}).with(u"input"_s, u"url"_s),
        u"The input “url” is needed."_s);
    row("an unknown secret",
        Error(codes::kUnknownSecret, {})
            .with(u"secret"_s, u"deploy"_s)
            .with(u"variable"_s, u"AGENTOPS_SECRET_DEPLOY"_s),
        u"There is no secret “deploy”: set AGENTOPS_SECRET_DEPLOY before the program starts."_s);
    row("a broken document", Error(codes::kInvalidDocument, {}).with(u"line"_s, u"7"_s),
        u"The workflow has an error in line 7."_s);
    row("no JSON", Error(codes::kMalformed, {}).with(u"line"_s, u"3"_s),
        u"The file is not valid JSON: see line 3."_s);
}

void TestErrorText::aRefusalSaysWhy()
{
    QFETCH(const std::optional<Error>, error);
    QFETCH(const QString, text);

    QCOMPARE(errorText(*error).text, text);
    QCOMPARE(errorText(*error).detail, error->describe());
}

void TestErrorText::everyCodeOfWorkflowsHasASentenceOfItsOwn()
{
    for (const ErrorCode code : {codes::kMalformed,       codes::kNewerFormat,
                                 codes::kInvalidDocument, codes::kUnknownElement,
                                 codes::kUnknownKind,     codes::kUnknownPort,
                                 codes::kSelfConnection,  codes::kDuplicateConnection,
                                 codes::kTypeMismatch,    codes::kCycle,
                                 codes::kNothingToPaste,  codes::kBadExpression,
                                 codes::kNoValue,         codes::kMissingInput,
                                 codes::kWrongType,       codes::kStepTimeout,
                                 codes::kRejected,        codes::kMarkedFailed,
                                 codes::kOutputTooLarge,  codes::kRunNotFound,
                                 codes::kRunFinished,     codes::kNotWaiting,
                                 codes::kOwnedElsewhere,  codes::kLeaseLost,
                                 codes::kDamagedJournal,  codes::kUnknownSecret})
        QVERIFY2(hasErrorText(code.text()), code.text().data());
}

void TestErrorText::aSentenceWithoutItsFactsIsLessPrecise()
{
    QCOMPARE(errorText(Error(codes::kTypeMismatch, {})).text,
             u"These two ports carry different kinds of data."_s);
    QCOMPARE(errorText(Error(codes::kUnknownSecret, {}).with(u"secret"_s, u"deploy"_s)).text,
             u"There is no secret of this name."_s);
}

void TestErrorText::aRecordedErrorKeepsItsMessageAsTheDetail()
{
    const workflow::RunError error{u"workflow.step_timeout"_s, u"longer than 10 ms"_s};

    QCOMPARE(errorText(error).text, u"The step took longer than its time limit."_s);
    QCOMPARE(errorText(error).detail, u"longer than 10 ms"_s);
    QVERIFY(errorText(workflow::RunError()).text.isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
