// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/log.h>
#include <agentops/base/secrets.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtTest/QTest>

using namespace agentops;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcTest, "agentops.test")

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormIsMasked_data();
    void everyFormIsMasked();
    void base64IsMaskedAtEveryAlignment();
    void base64IsMaskedWhereverItsLinesBreak_data();
    void base64IsMaskedWhereverItsLinesBreak();
    void digitsAreMaskedWhereverTheirLinesBreak();
    void aLineBreakAfterAWordHoldsNothingBack();
    void linesOfAKeyAreMasked_data();
    void linesOfAKeyAreMasked();
    void linesThatGiveNothingAwayStay();
    void aLineBreakAroundASecretIsNoPartOfIt();
    void otherTextStaysAsItIs();
    void secretsAcrossPiecesAreMaskedAndTheRestIsKept();
    void randomStreamsEqualTheWholeText();
    void aLongerSecretHidesItsBeginning();
    void neighboursGiveOneMask();
    void shortSecretsAreNotLookedFor();
    void onlyWhatMayBeASecretIsHeldBack();
    void removedSecretsAreNotMasked();
    void logLinesNameTimeLevelAndCategoryAndNoSecret();
    void aSinkMayLogSomethingItself();
};

static const QByteArray kSecret = "s3cr\"et/pass+word é!"_ba;

void TestSecrets::everyFormIsMasked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as it is") << kSecret;
    QTest::newRow("percent-encoded") << kSecret.toPercentEncoding();
    QTest::newRow("percent-encoded in lower case") << "s3cr%22et%2fpass%2bword%20%c3%a9%21"_ba;
    QTest::newRow("as a form field") << "s3cr%22et%2Fpass%2Bword+%C3%A9%21"_ba;
    QTest::newRow("as the path of a URL")
        << QUrl::toPercentEncoding(QString::fromUtf8(kSecret), "/");
    QTest::newRow("in JSON") << QJsonDocument(QJsonArray{QString::fromUtf8(kSecret)})
                                    .toJson()
                                    .trimmed()
                                    .sliced(7)
                                    .chopped(3);
    QTest::newRow("in JSON with escaped slashes") << "s3cr\\\"et\\/pass+word é!"_ba;
    QTest::newRow("in JSON of ASCII") << "s3cr\\\"et/pass+word \\u00e9!"_ba;
    QTest::newRow("in JSON of ASCII with escaped slashes") << "s3cr\\\"et\\/pass+word \\u00e9!"_ba;
    QTest::newRow("in hexadecimal") << kSecret.toHex();
    QTest::newRow("in hexadecimal of capitals") << kSecret.toHex().toUpper();
}

void TestSecrets::everyFormIsMasked()
{
    QFETCH(const QByteArray, text);
    const SecretMatcher matcher({kSecret});

    const QByteArray redacted = matcher.redact("before " + text + " after");

    QCOMPARE(redacted, "before [secret] after"_ba);
}

void TestSecrets::base64IsMaskedAtEveryAlignment()
{
    const SecretMatcher matcher({kSecret});
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (int before = 0; before < 6; ++before) {
            const QByteArray text = (QByteArray(before, '>') + kSecret + ":x").toBase64(alphabet);

            const QByteArray redacted = matcher.redact(text);

            QVERIFY2(redacted.contains(SecretMatcher::kMask), redacted.constData());
            // At most the characters that the secret shares with its neighbours are left.
            QVERIFY2(redacted.size() <= 8 + 8 + 12, redacted.constData());
        }
    }
}

void TestSecrets::base64IsMaskedWhereverItsLinesBreak_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("lineBreak");
    QTest::newRow("MIME") << 76 << "\r\n"_ba;
    QTest::newRow("PEM") << 64 << "\n"_ba;
    QTest::newRow("narrow") << 20 << "\n"_ba;
}

static QByteArray wrapped(const QByteArray &text, qsizetype column, const QByteArray &lineBreak)
{
    QByteArrayList lines;
    for (qsizetype at = 0; at < text.size(); at += column)
        lines.append(text.sliced(at, qMin(column, text.size() - at)));
    return lines.join(lineBreak);
}

void TestSecrets::base64IsMaskedWhereverItsLinesBreak()
{
    QFETCH(const int, column);
    QFETCH(const QByteArray, lineBreak);
    const QByteArray secret = "-a-secret-of-some-length-that-takes-more-than-a-line-in-base64-"_ba;
    const auto matcher = std::make_shared<const SecretMatcher>(QByteArrayList{secret});
    for (int before = 30; before < 110; ++before) {
        const QByteArray text = QByteArray(before, '>') + secret + QByteArray(90, '<');
        const QByteArray lines = wrapped(text.toBase64(), column, lineBreak);
        Redactor redactor(matcher);

        QByteArray redacted = redactor.feed(lines.first(lines.size() / 2));
        redacted += redactor.feed(lines.sliced(lines.size() / 2));
        redacted += redactor.finish();

        QCOMPARE(redacted.count(SecretMatcher::kMask), 1);
        // At most the two characters that the secret shares with its neighbours are left.
        const QByteArray left = redacted.replace(SecretMatcher::kMask, "").replace(lineBreak, "");
        QVERIFY2(left.size() <= text.toBase64().size() - (secret.size() * 8 / 6 - 1),
                 left.constData());
    }
}

void TestSecrets::digitsAreMaskedWhereverTheirLinesBreak()
{
    const QByteArray secret = "a-secret-that-takes-more-than-one-line-of-digits"_ba;
    const SecretMatcher matcher({secret});
    for (int before = 0; before < 60; ++before) {
        const QByteArray text = QByteArray(before, '>') + secret + QByteArray(40, '<');
        // As xxd -p writes it.
        const QByteArray lines = wrapped(text.toHex(), 60, "\n"_ba);

        const QByteArray redacted = matcher.redact(lines);

        QCOMPARE(redacted.count(SecretMatcher::kMask), 1);
        QCOMPARE(QByteArray(redacted).replace(SecretMatcher::kMask, "").replace("\n", ""),
                 QByteArray(before, '>').toHex() + QByteArray(40, '<').toHex());
    }
}

void TestSecrets::aLineBreakAfterAWordHoldsNothingBack()
{
    // "abc!!!" begins with Y, of which a line of text may end.
    Redactor redactor(std::make_shared<const SecretMatcher>(QByteArrayList{"abc!!!"_ba}));

    QCOMPARE(redactor.feed("answer: Y\n"), "answer: Y\n"_ba);
}

/// Made up; of the shape of a key.
static const QByteArray kKey = "-----BEGIN PRIVATE KEY-----\n"
                               "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC/KcwggSjAgEAAoIBAQC7+first+line\n"
                               "second/line+of+the+key+that+is+as+long+as+lines+of+keys+are+0000\n"
                               "AQID=\n"
                               "-----END PRIVATE KEY-----\n"_ba;

void TestSecrets::linesOfAKeyAreMasked_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray first = kKey.split('\n')[1];
    const QByteArray second = kKey.split('\n')[2];
    const QByteArray windows = QByteArray(kKey).replace("\n", "\r\n");
    const QByteArray inOneLine = QByteArray(kKey).replace("\n", "\\n");
    const QByteArray both = first + '\n' + second;
    QTest::newRow("one alone") << kKey << second << "[secret]"_ba;
    QTest::newRow("some of them") << kKey << both << "[secret]\n[secret]"_ba;
    QTest::newRow("indented") << kKey << "  " + first << "  [secret]"_ba;
    QTest::newRow("of one with the line breaks of Windows")
        << windows << both << "[secret]\n[secret]"_ba;
    QTest::newRow("in JSON") << kKey << first + "\\n" + second << "[secret]\\n[secret]"_ba;
    QTest::newRow("in JSON with escaped slashes")
        << kKey << QByteArray(first).replace('/', "\\/") << "[secret]"_ba;
    QTest::newRow("of one that was given in one line")
        << inOneLine << both << "[secret]\n[secret]"_ba;
    QTest::newRow("all of them") << kKey << "(" + kKey + ")" << "([secret]\n)"_ba;
}

void TestSecrets::linesOfAKeyAreMasked()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    const auto matcher = std::make_shared<const SecretMatcher>(QByteArrayList{secret});

    QCOMPARE(matcher->redact(text), expected);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        Redactor redactor(matcher);
        QByteArray out = redactor.feed(text.first(cut));
        out += redactor.feed(text.sliced(cut));
        out += redactor.finish();

        QCOMPARE(out, expected);
    }
}

void TestSecrets::linesThatGiveNothingAwayStay()
{
    const SecretMatcher matcher({kKey, "{\n  \"type\": \"account\",\n  \"id\": 7\n}"_ba});

    for (const QByteArray &text : {"-----BEGIN PRIVATE KEY-----\nAQID=\n"_ba,
                                   "-----END PRIVATE KEY-----"_ba, "{\n\"id\": 7\n}"_ba})
        QCOMPARE(matcher.redact(text), text);
    QCOMPARE(matcher.redact("\"type\": \"account\","_ba), "[secret]"_ba);
}

void TestSecrets::aLineBreakAroundASecretIsNoPartOfIt()
{
    const SecretMatcher matcher({" hidden\n"_ba, "ab\n\n"_ba});

    QCOMPARE(matcher.redact("<hidden> ab"_ba), "<[secret]> ab"_ba);
    QVERIFY(matcher.redact("<hidden>"_ba.toBase64()).contains(SecretMatcher::kMask));
}

void TestSecrets::otherTextStaysAsItIs()
{
    const SecretMatcher matcher({kSecret, "another"_ba});
    const QByteArray text = "s3cr\"et/pass+wor anothe r \0 \xff s3"_ba;

    QCOMPARE(matcher.redact(text), text);
    QCOMPARE(SecretMatcher({}).redact(text), text);
}

void TestSecrets::secretsAcrossPiecesAreMaskedAndTheRestIsKept()
{
    const auto matcher = std::make_shared<const SecretMatcher>(QByteArrayList{kSecret});
    const QByteArray text = "a" + kSecret + "b" + kSecret.first(5);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        Redactor redactor(matcher);

        QByteArray out = redactor.feed(text.first(cut));
        out += redactor.feed(text.sliced(cut));
        out += redactor.finish();

        QCOMPARE(out, "a[secret]b" + kSecret.first(5));
    }
}

void TestSecrets::randomStreamsEqualTheWholeText()
{
    auto *random = QRandomGenerator::global();
    const auto matcher =
        std::make_shared<const SecretMatcher>(QByteArrayList{"abab"_ba, "babba"_ba, "aaaab"_ba});
    for (int round = 0; round < 300; ++round) {
        QByteArray text;
        for (int i = random->bounded(200); i > 0; --i)
            text += random->bounded(2) ? 'a' : 'b';
        Redactor redactor(matcher);
        QByteArray out;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype size = qMin(qsizetype(1 + random->bounded(9)), text.size() - at);
            out += redactor.feed(text.sliced(at, size));
            at += size;
        }
        out += redactor.finish();

        QCOMPARE(out, matcher->redact(text));
        QVERIFY2(!out.contains("abab") && !out.contains("babba") && !out.contains("aaaab"),
                 text.constData());
    }
}

void TestSecrets::aLongerSecretHidesItsBeginning()
{
    const SecretMatcher matcher({"token"_ba, "token-long"_ba});

    QCOMPARE(matcher.redact("token token-long token-lon"_ba), "[secret] [secret] [secret]-lon"_ba);
}

void TestSecrets::neighboursGiveOneMask()
{
    QCOMPARE(SecretMatcher({"abcd"_ba}).redact("abcdabcd!"_ba), "[secret]!"_ba);
}

void TestSecrets::shortSecretsAreNotLookedFor()
{
    QVERIFY(SecretMatcher({"abc"_ba, ""_ba}).isEmpty());
    QVERIFY(!SecretMatcher::canMask(u"abc"_s));
    QVERIFY(!SecretMatcher::canMask(u" abc\n"_s));
    QVERIFY(SecretMatcher::canMask(u"abcd"_s));
}

void TestSecrets::onlyWhatMayBeASecretIsHeldBack()
{
    Redactor redactor(std::make_shared<const SecretMatcher>(QByteArrayList{"secret!"_ba}));

    QCOMPARE(redactor.feed("a line\nsec"), "a line\n"_ba);
    QCOMPARE(redactor.feed("ond\n"), "second\n"_ba);
}

void TestSecrets::removedSecretsAreNotMasked()
{
    SecretList list;
    list.add(u"hidden"_s);
    list.add(u"hidden"_s);
    QCOMPARE(list.matcher()->redactText(u"hidden"_s), u"[secret]"_s);

    list.remove(u"hidden"_s);

    QCOMPARE(list.matcher()->redactText(u"hidden"_s), u"hidden"_s);
}

void TestSecrets::logLinesNameTimeLevelAndCategoryAndNoSecret()
{
    const auto secrets = std::make_shared<SecretList>();
    secrets->add(u"hunter22"_s);
    QStringList lines;
    installLogHandler(secrets, [&lines](const QString &line) { lines.append(line); });

    qCWarning(lcTest) << "password" << u"hunter22"_s << "\nsecond line";
    qCDebug(lcTest) << "not wanted";
    removeLogHandler();

    QCOMPARE(lines.size(), 1);
    static const QRegularExpression shape(
        uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning agentops\.test: )"_s);
    QVERIFY2(shape.match(lines[0]).hasMatch(), qPrintable(lines[0]));
    QVERIFY2(lines[0].endsWith(u"password \"[secret]\" \n    second line"_s), qPrintable(lines[0]));
}

void TestSecrets::aSinkMayLogSomethingItself()
{
    QStringList lines;
    installLogHandler(std::make_shared<SecretList>(), [&lines](const QString &line) {
        lines.append(line);
        qCWarning(lcTest) << "the disk is full";
    });

    qCWarning(lcTest) << "one";
    qCWarning(lcTest) << "two";
    removeLogHandler();

    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].endsWith(u"two"_s));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
