// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/keysmodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::ui;

/// The list of keys and how they are changed.
class TestKeysModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keymap = std::make_unique<Keymap>();
        m_model = std::make_unique<KeysModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setKeymap(m_keymap.get());
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_keymap.reset();
    }

    void everyCommandIsListed() { QCOMPARE(size_t(m_model->count()), commands().size()); }

    void theOverviewLeavesOutWhatHasNoKeys()
    {
        m_model->setBoundOnly(true);

        QVERIFY(rowOf(u"Import workflow…"_s) < 0);
        QVERIFY(rowOf(u"Next port"_s) >= 0);
    }

    void wordsGroupsAndKeysAreFound()
    {
        m_model->setFilter(u"frame the"_s);
        QCOMPARE(m_model->count(), 1);
        m_model->setFilter(u"walking"_s);
        QVERIFY(rowOf(u"Next connection"_s) >= 0);
        m_model->setFilter(u"ctrl+d"_s);
        QVERIFY(rowOf(u"Duplicate"_s) >= 0);
        m_model->setFilter(u"no such thing"_s);
        QCOMPARE(m_model->count(), 0);
    }

    void keysAreChangedByPressingOthers()
    {
        const int row = rowOf(u"Mute or unmute"_s);
        QSignalSpy announced(m_model.get(), &KeysModel::announced);

        m_model->begin(row);
        QCOMPARE(m_model->changing(), u"Mute or unmute"_s);
        m_model->press(Qt::Key_Control, Qt::ControlModifier, QString());
        QVERIFY(!m_model->changing().isEmpty());
        m_model->press(Qt::Key_F7, Qt::ControlModifier, QString());

        QVERIFY(m_model->changing().isEmpty());
        QCOMPARE(keysOf(row), QStringList{u"Ctrl+F7"_s});
        QVERIFY(m_model->index(row).data(KeysModel::OwnRole).toBool());
        QCOMPARE(announced.count(), 1);
        QVERIFY(m_model->hasOwn());
    }

    void escapeAndTabLeaveTheKeysAsTheyAre_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Escape") << int(Qt::Key_Escape);
        QTest::newRow("Tab") << int(Qt::Key_Tab);
    }

    void escapeAndTabLeaveTheKeysAsTheyAre()
    {
        QFETCH(const int, key);
        m_model->begin(rowOf(u"Mute or unmute"_s));

        m_model->press(key, Qt::NoModifier, QString());

        QVERIFY(m_model->changing().isEmpty());
        QVERIFY(!m_keymap->hasOwn());
    }

    void aTakenKeyNamesItsCommandAndCanBeTakenOver()
    {
        const int row = rowOf(u"Mute or unmute"_s);
        m_model->begin(row);

        m_model->press(Qt::Key_D, Qt::ControlModifier, QString());

        QCOMPARE(m_model->conflict(), u"Ctrl+D is the key of “Duplicate”."_s);
        QVERIFY(m_model->canTakeOver());
        m_model->takeOver();
        QCOMPARE(keysOf(row), QStringList{u"Ctrl+D"_s});
        QVERIFY(keysOf(rowOf(u"Duplicate"_s)).isEmpty());
        QVERIFY(m_model->conflict().isEmpty());
    }

    void aTakenKeyCanBeLeftWithItsCommand()
    {
        m_model->begin(rowOf(u"Mute or unmute"_s));
        m_model->press(Qt::Key_D, Qt::ControlModifier, QString());

        m_model->giveUp();

        QVERIFY(!m_keymap->hasOwn());
        QVERIFY(m_model->changing().isEmpty());
    }

    void aFixedKeyIsListedButNotChanged()
    {
        const int row = rowOf(u"Held: drag the view"_s);
        QVERIFY(m_model->index(row).data(KeysModel::FixedRole).toBool());

        m_model->begin(row);
        QVERIFY(m_model->changing().isEmpty());
        m_model->begin(rowOf(u"Mute or unmute"_s));
        m_model->press(Qt::Key_Space, Qt::NoModifier, u" "_s);

        QVERIFY(!m_model->conflict().isEmpty());
        QVERIFY(!m_model->canTakeOver());
    }

    void keysAreRemovedAndComeBack()
    {
        const int row = rowOf(u"Mute or unmute"_s);

        m_model->clear(row);
        QVERIFY(keysOf(row).isEmpty());
        QCOMPARE(m_model->index(row).data(KeysModel::SentenceRole).toString(),
                 u"Mute or unmute: no keys"_s);
        m_model->reset(row);

        QCOMPARE(keysOf(row), QStringList{u"M"_s});
        QVERIFY(!m_model->hasOwn());
    }

    void goingBackAsksWhenAnotherCommandHasTheKeyNow()
    {
        m_model->begin(rowOf(u"Mute or unmute"_s));
        m_model->press(Qt::Key_D, Qt::ControlModifier, QString());
        m_model->takeOver();

        m_model->reset(rowOf(u"Duplicate"_s));

        QCOMPARE(m_model->conflict(), u"Ctrl+D is the key of “Mute or unmute”."_s);
        m_model->takeOver();
        QCOMPARE(keysOf(rowOf(u"Duplicate"_s)), QStringList{u"Ctrl+D"_s});
        QVERIFY(keysOf(rowOf(u"Mute or unmute"_s)).isEmpty());
    }

private:
    int rowOf(const QString &text) const
    {
        for (int row = 0; row < m_model->count(); ++row) {
            if (m_model->index(row).data(KeysModel::TextRole) == text)
                return row;
        }
        return -1;
    }
    QStringList keysOf(int row) const
    {
        return m_model->index(row).data(KeysModel::KeysRole).toStringList();
    }

    std::unique_ptr<Keymap> m_keymap;
    std::unique_ptr<KeysModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestKeysModel)
#include "tst_keysmodel.moc"
