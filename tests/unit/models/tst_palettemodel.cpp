// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/palettemodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops::ui;
using namespace Qt::StringLiterals;

namespace {

/// Entries by title; their group is the first letter, their id the title in lower case.
class FakeProvider : public PaletteProvider
{
public:
    FakeProvider(PaletteSection section, QStringList wanted)
        : m_section(section)
        , titles(std::move(wanted))
    { }

    PaletteSection section() const override { return m_section; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override
    {
        lastScope = scope;
        QList<PaletteEntry> entries;
        for (const QString &title : titles) {
            PaletteEntry entry;
            entry.id = title.toLower();
            entry.title = title;
            entry.help = u"Help of "_s + title;
            entry.group = title.left(1);
            if (rate(entry, typed, u"alias-"_s + title.section(u' ', -1)))
                entries.append(entry);
        }
        return entries;
    }
    void choose(const QString &id, const PaletteScope &scope) override
    {
        chosen.append(id);
        lastScope = scope;
    }

private:
    PaletteSection m_section;

public:
    QStringList titles;
    QStringList chosen;
    mutable PaletteScope lastScope;
};

} // namespace

class TestPaletteModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_commands = std::make_unique<FakeProvider>(PaletteSection::Commands,
                                                    QStringList{u"Run"_s, u"Undo"_s, u"Zoom in"_s});
        m_nodes = std::make_unique<FakeProvider>(
            PaletteSection::Nodes, QStringList{u"Run a command"_s, u"Manual start"_s});
        m_runs = std::make_unique<FakeProvider>(PaletteSection::Runs, QStringList{u"Nightly"_s});
        m_palette = std::make_unique<PaletteModel>();
        new QAbstractItemModelTester(m_palette.get(), m_palette.get());
        m_palette->setProviders({m_runs.get(), m_nodes.get(), m_commands.get()});
    }
    void cleanup()
    {
        m_palette.reset();
        m_commands.reset();
        m_nodes.reset();
        m_runs.reset();
    }

    void aTitleIsWorthMoreThanAnAliasAndThatMoreThanHelp()
    {
        PaletteEntry entry;
        entry.title = u"New window"_s;
        entry.help = u"Opens a repository"_s;

        QVERIFY(rate(entry, u"nw"_s));
        const int title = entry.score;
        QCOMPARE(entry.positions, (QList<qsizetype>{0, 4}));
        QVERIFY(rate(entry, u"open"_s, u"file.open"_s));
        const int alias = entry.score;
        QVERIFY(entry.positions.isEmpty());
        QVERIFY(rate(entry, u"repository"_s));
        const int help = entry.score;
        QVERIFY(!rate(entry, u"qqq"_s, u"file.open"_s));
        QVERIFY(rate(entry, {}));
        QVERIFY(title > alias && alias > help);
    }

    void whileNothingIsTypedSectionsStandInTheirOrderUnderTheirTitles()
    {
        m_palette->begin();

        QCOMPARE(titles(),
                 (QStringList{u"Run"_s, u"Undo"_s, u"Zoom in"_s, u"Run a command"_s,
                              u"Manual start"_s, u"Nightly"_s}));
        QCOMPARE(text(0, PaletteModel::HeadingRole), u"Commands"_s);
        QCOMPARE(text(5, PaletteModel::HeadingRole), u"Runs"_s);
        QCOMPARE(text(0, PaletteModel::NodeKindRole), QString());
        QCOMPARE(text(4, PaletteModel::NodeKindRole), u"manual start"_s);
    }

    void whatIsTypedPutsTheBestFirstAndMarksIt()
    {
        m_palette->begin();

        m_palette->setQuery(u"rc"_s);
        QCOMPARE(titles(), QStringList{u"Run a command"_s});
        QCOMPARE(text(0, PaletteModel::RichTitleRole), u"<b>R</b>un a <b>c</b>ommand"_s);
        m_palette->setQuery(u"ni"_s);
        QCOMPARE(titles().first(), u"Nightly"_s);
        m_palette->setQuery(u"qqq"_s);
        QCOMPARE(m_palette->count(), 0);
        QCOMPARE(m_palette->emptyText(), u"Nothing is called that."_s);
    }

    void theFirstCharacterLeavesOneSection()
    {
        m_palette->begin();

        m_palette->setQuery(u">"_s);
        QCOMPARE(titles(), m_commands->titles);
        QCOMPARE(text(1, PaletteModel::HeadingRole), u"U"_s);
        m_palette->setQuery(u"+ start"_s);
        QCOMPARE(titles(), QStringList{u"Manual start"_s});
        m_palette->setQuery(u"@"_s);
        QCOMPARE(m_palette->count(), 0);
        QVERIFY(!m_palette->emptyText().isEmpty());
        QStringList prefixes;
        for (const QString &prefix : m_palette->prefixes())
            prefixes.append(prefix.section(u'\t', 0, 0));
        QCOMPARE(prefixes, (QStringList{u">"_s, u"+"_s, u"@"_s, u"/"_s, u"#"_s}));
    }

    void aLongSectionIsCutBesideOthersOnly()
    {
        for (int i = 0; i < 20; ++i)
            m_runs->titles.append(u"Weekly %1"_s.arg(i));
        m_palette->begin();
        QCOMPARE(m_palette->count(), 5 + PaletteModel::kMostOfSection);

        m_palette->setQuery(u"#"_s);

        QCOMPARE(m_palette->count(), 21);
    }

    void whatWasUsedStandsFirstWhileNothingIsTyped()
    {
        QSignalSpy told(m_palette.get(), &PaletteModel::recentsChanged);
        m_palette->begin();
        m_palette->choose(2);
        m_palette->begin();
        m_palette->setQuery(u"night"_s);
        m_palette->choose(0);
        QCOMPARE(told.count(), 2);
        QCOMPARE(m_palette->recents(), (QStringList{u"run:nightly"_s, u"command:zoom in"_s}));

        m_palette->begin();

        QCOMPARE(titles().first(2), (QStringList{u"Nightly"_s, u"Zoom in"_s}));
        QCOMPARE(text(0, PaletteModel::HeadingRole), u"Recently used"_s);
        QCOMPARE(text(2, PaletteModel::HeadingRole), u"Commands"_s);
        QCOMPARE(m_palette->count(), 6);
        m_palette->setQuery(u">"_s);
        QCOMPARE(titles().first(), u"Zoom in"_s);
    }

    void ofWhatFitsEquallyWellTheOneUsedLastComesFirst()
    {
        m_runs->titles = {u"Ship it"_s, u"Ship on"_s};
        m_palette->setRecents({u"run:ship on"_s});
        m_palette->begin();

        m_palette->setQuery(u"ship"_s);

        QCOMPARE(titles(), (QStringList{u"Ship on"_s, u"Ship it"_s}));
    }

    void whatIsKeptIsShortAndHasNothingTwice()
    {
        QStringList many{u"command:run"_s, u"command:run"_s};
        for (int i = 0; i < 2 * PaletteModel::kRecentsKept; ++i)
            many.append(u"node:%1"_s.arg(i));

        m_palette->setRecents(many);

        QCOMPARE(m_palette->recents().size(), PaletteModel::kRecentsKept);
        QCOMPARE(m_palette->recents().at(1), u"node:0"_s);
    }

    void elementsOfADocumentAreNotRemembered()
    {
        FakeProvider elements(PaletteSection::Elements, {u"Shell"_s});
        m_palette->setProviders({&elements});
        m_palette->begin();

        m_palette->choose(0);

        QCOMPARE(elements.chosen, QStringList{u"shell"_s});
        QVERIFY(m_palette->recents().isEmpty());
        m_palette->setProviders({});
    }

    void aPlaceThatWaitsForANodeLeavesNodesAndSaysWhatFits()
    {
        m_palette->beginNodes(u"findings"_s, false);

        QVERIFY(m_palette->addsNodes());
        QVERIFY(m_palette->fitsPort());
        QCOMPARE(titles(), m_nodes->titles);
        QCOMPARE(m_nodes->lastScope.portType, u"findings"_s);
        QCOMPARE(m_nodes->lastScope.isFromOutput, false);
        m_palette->choose(1);
        QCOMPARE(m_nodes->chosen, QStringList{u"manual start"_s});
        QVERIFY(m_nodes->lastScope.hasPlace);
        m_palette->begin();
        QVERIFY(!m_palette->addsNodes());
    }

    void aRowIsDoneOnceAndOnlyWhileThePaletteIsOpen()
    {
        QSignalSpy closing(m_palette.get(), &PaletteModel::chosen);
        m_palette->begin();

        m_palette->choose(0);
        m_palette->choose(0);
        m_palette->begin();
        m_palette->end();
        m_palette->choose(0);

        QCOMPARE(m_commands->chosen, QStringList{u"run"_s});
        QCOMPARE(closing.count(), 1);
    }

    void whatIsDraggedOutCountsAsUsedAndStaysUnderTheHand()
    {
        QSignalSpy closing(m_palette.get(), &PaletteModel::chosen);
        QSignalSpy reset(m_palette.get(), &QAbstractItemModel::modelReset);
        m_palette->begin();
        const qsizetype before = reset.count();

        m_runs->titles.clear();
        Q_EMIT m_runs->changed();
        Q_EMIT m_nodes->taken(u"manual start"_s);
        QCoreApplication::processEvents();

        QCOMPARE(closing.count(), 1);
        QCOMPARE(reset.count(), before);
        QCOMPARE(m_palette->recents(), QStringList{u"node:manual start"_s});
    }

    void whatChangesMeanwhileIsShown()
    {
        m_palette->begin();

        m_commands->titles.removeFirst();
        Q_EMIT m_commands->changed();

        QTRY_COMPARE(titles().first(), u"Undo"_s);
    }

private:
    QString text(int row, PaletteModel::Role role) const
    {
        return m_palette->index(row).data(role).toString();
    }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < m_palette->count(); ++row)
            all.append(text(row, PaletteModel::TitleRole));
        return all;
    }

    std::unique_ptr<FakeProvider> m_commands;
    std::unique_ptr<FakeProvider> m_nodes;
    std::unique_ptr<FakeProvider> m_runs;
    std::unique_ptr<PaletteModel> m_palette;
};

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
