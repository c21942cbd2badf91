// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/palette.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::ui::theme;
using Token = Colors::Token;

namespace {

QByteArray themeFile(const QString &name)
{
    QFile file(QStringLiteral(AO_SOURCE_DIR) + u"/resources/theme/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no theme file");
    return file.readAll();
}

const QList<Token> kGrounds{Token::Canvas, Token::Surface, Token::Raised};
const QList<Token> kSyntax{Token::SyntaxComment,      Token::SyntaxKeyword,  Token::SyntaxString,
                           Token::SyntaxNumber,       Token::SyntaxType,     Token::SyntaxFunction,
                           Token::SyntaxPreprocessor, Token::SyntaxOperator, Token::SyntaxVariable};
const QList<Token> kDiff{Token::DiffAdded,     Token::DiffRemoved,     Token::DiffMoved,
                         Token::DiffAddedWord, Token::DiffRemovedWord, Token::DiffMovedWord};

/// Every pair of tokens that some part of the program uses as text on its ground.
QList<std::pair<Token, Token>> textPairs()
{
    QList<std::pair<Token, Token>> pairs;
    const auto all = [&pairs](const QList<Token> &fronts, const QList<Token> &grounds) {
        for (Token front : fronts) {
            for (Token ground : grounds)
                pairs.append({front, ground});
        }
    };
    all({Token::Text, Token::Muted, Token::Faint},
        kGrounds + QList{Token::Field, Token::Hover, Token::DiffEmpty});
    all({Token::Text, Token::Muted},
        {Token::Pressed, Token::Selection, Token::NeutralSoft, Token::Note, Token::DiffFold});
    all({Token::Accent, Token::Ok, Token::Running, Token::Waiting, Token::Failed, Token::InDoubt},
        kGrounds);
    all(kSyntax, kGrounds + kDiff);
    all({Token::Faint}, {Token::DiffAdded, Token::DiffRemoved, Token::DiffMoved});
    all({Token::Text},
        kDiff
            + QList{Token::Match, Token::AccentSoft, Token::OkSoft, Token::RunningSoft,
                    Token::WaitingSoft, Token::FailedSoft, Token::InDoubtSoft});
    pairs += {{Token::OnAccent, Token::Accent},     {Token::OnAccent, Token::AccentHover},
              {Token::OnDanger, Token::Danger},     {Token::Accent, Token::AccentSoft},
              {Token::Ok, Token::OkSoft},           {Token::Running, Token::RunningSoft},
              {Token::Waiting, Token::WaitingSoft}, {Token::Failed, Token::FailedSoft},
              {Token::InDoubt, Token::InDoubtSoft}};
    return pairs;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextReadsOnItsGround_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("wanted");
        QTest::newRow("light, 4.5 to 1") << u"light"_s << 4.5;
        QTest::newRow("dark, 4.5 to 1") << u"dark"_s << 4.5;
        QTest::newRow("high contrast, 7 to 1") << u"high-contrast"_s << 7.0;
    }

    void everyTextReadsOnItsGround()
    {
        QFETCH(QString, name);
        QFETCH(double, wanted);
        const auto palette = readPalette(themeFile(name), themeFile(u"light"_s));
        QVERIFY(palette.has_value());
        const auto colorOf = [&](Token token) {
            return (*palette)[std::size_t(token)];
        };

        for (const auto &[front, ground] : textPairs()) {
            const QColor solid = composed(colorOf(ground), colorOf(Token::Surface));
            const double ratio = contrastRatio(colorOf(front), solid);
            QVERIFY2(
                ratio >= wanted,
                qPrintable(u"%1 on %2: %3"_s
                               .arg(QLatin1StringView(Colors::kTokenNames[std::size_t(front)]),
                                    QLatin1StringView(Colors::kTokenNames[std::size_t(ground)]))
                               .arg(ratio)));
        }
    }

    void portsLanguagesAndOutlinesStandOut_data() { everyTextReadsOnItsGround_data(); }

    void portsLanguagesAndOutlinesStandOut()
    {
        QFETCH(QString, name);
        const auto palette = readPalette(themeFile(name), themeFile(u"light"_s));
        QVERIFY(palette.has_value());

        for (std::size_t i = 0; i < palette->size(); ++i) {
            const QLatin1StringView token(Colors::kTokenNames[i]);
            if (!token.startsWith("port"_L1) && !token.startsWith("lang"_L1)
                && token != "lineStrong"_L1 && token != "focus"_L1)
                continue;
            for (Token ground : kGrounds) {
                const double ratio = contrastRatio((*palette)[i], (*palette)[std::size_t(ground)]);
                QVERIFY2(ratio >= 3.0, qPrintable(token + u" "_s + QString::number(ratio)));
            }
        }
    }

    void theThreeFilesDefineTheSameTokens()
    {
        const auto names = [](const QString &file) {
            return QJsonDocument::fromJson(themeFile(file)).object()["tokens"_L1].toObject().keys();
        };
        QCOMPARE(names(u"dark"_s), names(u"light"_s));
        QCOMPARE(names(u"high-contrast"_s), names(u"light"_s));
        QCOMPARE(names(u"light"_s).size(), Colors::kTokenCount);
    }

    void aTokenLeftOutTakesTheColourOfItsFallback()
    {
        const QByteArray partial =
            R"({"tokens": {"surface": {"value": "#123456"}, "text": {"value": "#FFFFFF"}}})";

        const auto palette = readPalette(partial, themeFile(u"light"_s));

        QVERIFY(palette.has_value());
        QCOMPARE((*palette)[std::size_t(Token::Raised)], QColor(0x12, 0x34, 0x56));
        QCOMPARE((*palette)[std::size_t(Token::Faint)], QColor(Qt::white));
    }

    void brokenThemesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("nonsense");
        QTest::newRow("no tokens") << QByteArray("{}");
        QTest::newRow("a colour that is none")
            << QByteArray(R"({"tokens": {"surface": {"value": "reddish"}}})");
        QTest::newRow("fallbacks in a circle") << QByteArray(R"({"tokens": {}})");
    }

    void brokenThemesAreRefused()
    {
        QFETCH(QByteArray, json);

        const auto palette = readPalette(json, themeFile(u"light"_s));

        QVERIFY(!palette.has_value());
        QCOMPARE(palette.error().code(), ui::theme::errors::kInvalidTheme);
    }

    void choosingASchemeChangesTheColoursLive()
    {
        Theme theme(nullptr);
        theme.setScheme(Theme::Scheme::Light);
        const QColor before = theme.canvas();
        QSignalSpy changed(&theme, &Theme::changed);

        theme.setScheme(Theme::Scheme::Dark);

        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QVERIFY(theme.canvas() != before);
    }

    void theSystemsWishForContrastIsFollowedUnlessOverridden()
    {
        Theme theme(nullptr);
        theme.setSystemWantsContrast(true);
        QCOMPARE(theme.effectiveScheme(), Theme::Scheme::HighContrast);

        theme.setScheme(Theme::Scheme::Dark);
        QCOMPARE(theme.effectiveScheme(), Theme::Scheme::Dark);
    }

    void reducedMotionStopsAnimations()
    {
        Units units(nullptr);
        QVERIFY(units.shortDuration() > 0);

        units.setReducedMotion(true);

        QCOMPARE(units.shortDuration(), 0);
        QCOMPARE(units.longDuration(), 0);
    }

    void comfortableDensityGivesLargerControls()
    {
        Units units(nullptr);
        const int compact = units.controlHeight();

        units.setDensity(Units::Density::Comfortable);

        QVERIFY(units.controlHeight() > compact);
    }

    void sourceIsShownWithoutLigatures()
    {
        const Units units(nullptr);
        QCOMPARE(units.codeFont().featureValue("liga"), 0U);
        QCOMPARE(units.codeFont().featureValue("calt"), 0U);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
