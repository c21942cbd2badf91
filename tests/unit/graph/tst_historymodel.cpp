// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/edittext.h>
#include <agentops/ui/graph/historymodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::Edit;
using workflow::EditLabel;
using workflow::NodeId;

/// The list of steps, and the words for them.
class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
        m_model = std::make_unique<HistoryModel>(*m_fixture->session, m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_fixture.reset();
    }

    void stepsAreListedNewestFirst()
    {
        QCOMPARE(texts(), QStringList(u"Before these edits"_s));
        QCOMPARE(m_model->stepCount(), 0);
        edit();

        QCOMPARE(texts(),
                 QStringList({u"Delete “Merge”"_s, u"Rename a node"_s, u"Before these edits"_s}));
        QCOMPARE(m_model->stepCount(), 2);
        QCOMPARE(m_model->currentRow(), 0);
        QVERIFY(!data(0, HistoryModel::TimeRole).toString().isEmpty());
        QCOMPARE(data(2, HistoryModel::TimeRole).toString(), QString());
    }

    void aRowIsGoneBackToAndForthAgain()
    {
        const workflow::Document before = m_fixture->document();
        edit();
        const workflow::Document after = m_fixture->document();

        m_model->goTo(2);

        QCOMPARE(m_fixture->document(), before);
        QCOMPARE(m_model->currentRow(), 2);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(data(0, HistoryModel::IsDoneRole).toBool(), false);
        QCOMPARE(data(1, HistoryModel::IsDoneRole).toBool(), false);
        QCOMPARE(data(2, HistoryModel::IsDoneRole).toBool(), true);
        m_model->goTo(0);
        QCOMPARE(m_fixture->document(), after);
        m_model->goTo(-1);
        m_model->goTo(3);
        QCOMPARE(m_fixture->document(), after);
    }

    void anotherStepTakesThePlaceOfThoseTakenBack()
    {
        edit();
        m_model->goTo(1);

        QVERIFY(editor().setMuted({NodeId(u"code"_s)}, true));

        QCOMPARE(m_model->stepCount(), 2);
        QCOMPARE(m_model->currentRow(), 0);
        QVERIFY(texts().first().startsWith(u"Mute"_s));
    }

    void anotherDocumentHasItsOwnHistory()
    {
        edit();

        m_fixture->session->open(sample::checkAndShip());

        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->currentRow(), 0);
    }

    void everyEditHasWordsOfItsOwn()
    {
        QSet<QString> words;
        int kinds = 0;
        for (int kind = 0; kind <= int(Edit::ChangeOutside); ++kind, ++kinds) {
            const QString text = editText({Edit(kind), {u"First"_s, u"second"_s}, 3});
            QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
            words.insert(text);
            QVERIFY(!editText({Edit(kind), {}, 3}).contains(u'%'));
        }
        QCOMPARE(words.size(), kinds);
        QCOMPARE(editText({Edit::SetParameter, {u"Tests"_s, u"command"_s}}),
                 u"Change “command” of “Tests”"_s);
    }

private:
    workflow::DocumentEditor &editor() { return m_fixture->session->editor(); }
    QVariant data(int row, int role) const { return m_model->index(row).data(role); }
    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row)
            texts.append(data(row, HistoryModel::TextRole).toString());
        return texts;
    }
    /// Two steps.
    void edit()
    {
        QVERIFY(editor().setTitle(NodeId(u"merge"_s), u"Merge"_s));
        QVERIFY(editor().remove({.nodes = {NodeId(u"merge"_s)}}));
    }

    SystemClock m_clock;
    std::unique_ptr<sample::SessionFixture> m_fixture;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
