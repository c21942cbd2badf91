// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/result.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace Qt::StringLiterals;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesMessageContextAndCauseInOneLine();
    void codesCompareByText();
    void tryReturnsTheErrorOrDeclaresTheValue();
};

void TestError::describesMessageContextAndCauseInOneLine()
{
    const Error error = Error(errors::kNotFound, u"no such branch"_s)
                            .with(u"branch"_s, u"main"_s)
                            .causedBy(Error(errors::kIo, u"disk gone"_s));

    QCOMPARE(error.describe(), u"no such branch (branch=main): disk gone"_s);
    QCOMPARE(error.contextValue(u"branch"), u"main"_s);
    QVERIFY(!error.isCancelled());
}

void TestError::codesCompareByText()
{
    static constexpr ErrorCode same{"base.not_found"};

    QVERIFY(same == errors::kNotFound);
    QVERIFY(!(same == errors::kIo));
}

static Result<int> half(int value)
{
    if (value % 2)
        return fail(errors::kInvalidArgument, u"odd"_s);
    return value / 2;
}

static Result<int> quarter(int value)
{
    AO_TRY(const int h, half(value));
    AO_CHECK(half(h));
    return half(h);
}

void TestError::tryReturnsTheErrorOrDeclaresTheValue()
{
    QCOMPARE(quarter(8).value(), 2);
    QCOMPARE(quarter(6).error().message(), u"odd"_s);
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
