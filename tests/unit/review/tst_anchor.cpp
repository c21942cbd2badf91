// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/anchor.h>

#include <QtTest/QTest>

using namespace agentops::review;
using namespace Qt::StringLiterals;
using State = Position::State;

class TestAnchor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberLineAndSurroundings();
    void findsTheLineAgain_data();
    void findsTheLineAgain();
    void staysAtItsLineWhenOthersFitAsWell();
    void offersCandidatesWhenUnsure();
    void findsByContentWhenTheOriginIsGone();
    void fileCommentsFollowTheFile();
};

static QByteArray lines(const QStringList &texts)
{
    return (texts.join(u'\n') + u'\n').toUtf8();
}

static const QStringList kOrigin{u"int total(list) {"_s,
                                 u"    int sum = 0;"_s,
                                 u"    for (item in list)"_s,
                                 u"        sum += item.price * item.count;"_s,
                                 u"    return sum;"_s,
                                 u"}"_s,
                                 u""_s,
                                 u"int main() {"_s,
                                 u"    return total(cart);"_s,
                                 u"}"_s};

void TestAnchor::rememberLineAndSurroundings()
{
    const Anchor anchor = makeAnchor(TextLines(lines(kOrigin)), u"a.c"_s, Side::New, 4);

    QCOMPARE(anchor.text, kOrigin.at(3));
    QCOMPARE(anchor.prefix, kOrigin.mid(0, 3));
    QCOMPARE(anchor.suffix, kOrigin.mid(4, 3));
    QCOMPARE(anchor.normalizedHash.size(), 20);
}

void TestAnchor::findsTheLineAgain_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QStringList>("target");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("found");
    const auto with = [](auto change) {
        QStringList text = kOrigin;
        change(text);
        return text;
    };

    QTest::newRow("nothing changed") << 4 << kOrigin << State::Same << 4;
    QTest::newRow("change below it")
        << 4 << with([](auto &t) { t.append(u"// end"_s); }) << State::Same << 4;
    QTest::newRow("lines added above") << 4 << with([](auto &t) {
        t.prepend(u"// head"_s);
        t.prepend(u"// file"_s);
    }) << State::Shifted << 6;
    QTest::newRow("lines removed above")
        << 9 << with([](auto &t) { t.removeAt(1); }) << State::Shifted << 8;
    QTest::newRow("the line was edited")
        << 4 << with([](auto &t) { t[3] = u"        sum += item.price * item.quantity;"_s; })
        << State::Edited << 4;
    QTest::newRow("only its indentation changed")
        << 4 << with([](auto &t) { t[3] = u"\tsum += item.price * item.count;"_s; })
        << State::Edited << 4;
    QTest::newRow("edited among new lines") << 4 << with([](auto &t) {
        t[3] = u"        sum += item.price * item.quantity;"_s;
        t.insert(3, u"        check(item);"_s);
        t.insert(5, u"        log(item);"_s);
    }) << State::Edited << 5;
    QTest::newRow("moved to another place") << 4 << with([](auto &t) {
        t.append(t.takeAt(3));
        t.append(u"// tail"_s);
    }) << State::Moved << 10;
    QTest::newRow("the line was removed")
        << 4 << with([](auto &t) { t.removeAt(3); }) << State::Deleted << 0;
    QTest::newRow("replaced by something else")
        << 4 << with([](auto &t) { t[3] = u"        throw std::logic_error(reason);"_s; })
        << State::Deleted << 0;
    QTest::newRow("a bracket that went is not found in another bracket") << 6 << with([](auto &t) {
        t.removeAt(5);
        t.append(u"}"_s);
    }) << State::Deleted << 0;
}

void TestAnchor::findsTheLineAgain()
{
    QFETCH(int, line);
    QFETCH(QStringList, target);
    QFETCH(State, state);
    QFETCH(int, found);
    const QByteArray origin = lines(kOrigin);
    const Anchor anchor = makeAnchor(TextLines(origin), u"a.c"_s, Side::New, line);
    const QByteArray now = lines(target);

    const Position position = findAnchor(anchor, origin, &now);

    QCOMPARE(position.state, state);
    QCOMPARE(position.line, found);
}

void TestAnchor::staysAtItsLineWhenOthersFitAsWell()
{
    const QByteArray origin = lines({u"start"_s, u"total += price;"_s, u"end"_s});
    const Anchor anchor = makeAnchor(TextLines(origin), u"a"_s, Side::New, 2);
    const QByteArray target = lines(
        {u"one"_s, u"total += price;"_s, u"two"_s, u"three"_s, u"total += price;"_s, u"four"_s});

    const Position position = findAnchor(anchor, std::nullopt, &target);

    QCOMPARE(position.state, State::Same);
    QCOMPARE(position.line, 2);
}

void TestAnchor::offersCandidatesWhenUnsure()
{
    const QByteArray origin = lines({u"a"_s, u"start"_s, u"total += price;"_s, u"end"_s});
    const Anchor anchor = makeAnchor(TextLines(origin), u"a"_s, Side::New, 3);
    const QByteArray target = lines(
        {u"one"_s, u"total += price;"_s, u"two"_s, u"three"_s, u"total += price;"_s, u"four"_s});

    const Position position = findAnchor(anchor, std::nullopt, &target);

    QCOMPARE(position.state, State::Ambiguous);
    QCOMPARE(position.line, 0);
    QCOMPARE(position.candidates, QList<int>({2, 5}));
}

void TestAnchor::findsByContentWhenTheOriginIsGone()
{
    const Anchor anchor = makeAnchor(TextLines(lines(kOrigin)), u"a.c"_s, Side::New, 4);
    QStringList text = kOrigin;
    text.prepend(u"// head"_s);
    const QByteArray target = lines(text);

    const Position position = findAnchor(anchor, std::nullopt, &target);

    QCOMPARE(position.state, State::Moved);
    QCOMPARE(position.line, 5);
}

void TestAnchor::fileCommentsFollowTheFile()
{
    const Anchor anchor = makeAnchor(TextLines(lines(kOrigin)), u"a.c"_s, Side::New, 0);
    const QByteArray target("x\n");

    QCOMPARE(findAnchor(anchor, std::nullopt, &target).state, State::Same);
    QCOMPARE(findAnchor(anchor, std::nullopt, nullptr).state, State::FileDeleted);
}

QTEST_GUILESS_MAIN(TestAnchor)
#include "tst_anchor.moc"
