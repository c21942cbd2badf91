// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;
using testing::DrawnEdit;

namespace {

constexpr unsigned kSeedCount = 30;
constexpr int kEditCount = 200;

/// The functions of DocumentEditor that edit, as its header declares them.
QStringList declaredEdits()
{
    QFile header(
        QStringLiteral(AO_SOURCE_DIR "/core/workflow/include/agentops/workflow/documenteditor.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(header.readAll());
    const qsizetype start = text.indexOf("public:"_L1);
    text = text.sliced(start, text.indexOf("Q_SIGNALS:"_L1) - start);
    text.remove(QRegularExpression(u"///.*"_s));
    // Where it is, and how it got there, is no edit.
    const QStringList others{u"DocumentEditor"_s, u"reset"_s, u"setViewport"_s, u"beginGesture"_s,
                             u"endGesture"_s,     u"undo"_s,  u"redo"_s,        u"abandonGesture"_s,
                             u"closeStep"_s,      u"goTo"_s,  u"restore"_s};
    static const QRegularExpression name(u"([A-Za-z]+)\\("_s);
    QStringList edits;
    for (const QString &declaration : text.split(u';')) {
        const auto found = name.match(declaration);
        if (found.hasMatch() && !declaration.trimmed().endsWith("const"_L1)
            && !others.contains(found.captured(1)))
            edits.append(found.captured(1));
    }
    edits.sort();
    return edits;
}

/// Whether everything that is in both documents has the unknown keys that it had.
bool keepsUnknownKeys(const Document &before, const Document &after)
{
    const auto keeps = [&](const auto &old, const auto &now, const QString &section,
                           const auto &places) {
        return std::ranges::all_of(old, [&](const auto &element) {
            const auto found =
                std::ranges::find(now, element.id, &std::decay_t<decltype(element)>::id);
            if (found == now.end())
                return true;
            const QString key = section + u'.' + element.id.text();
            const bool isPlaced = places.contains(element.id);
            return found->unknown == element.unknown
                && (!isPlaced
                    || before.layout.placesUnknown.value(key)
                        == after.layout.placesUnknown.value(key));
        });
    };
    return keeps(before.nodes, after.nodes, u"nodes"_s, after.layout.nodes)
        && keeps(before.edges, after.edges, u"edges"_s, after.layout.edges)
        && keeps(before.notes, after.notes, u"notes"_s, after.layout.notes)
        && keeps(before.groups, after.groups, u"groups"_s, after.layout.groups)
        && before.properties.unknown == after.properties.unknown
        && before.layout.unknown == after.layout.unknown
        && before.layout.viewportUnknown == after.layout.viewportUnknown;
}

/// What is different between the documents and not in the summary, or nothing.
template<typename T, typename IdType>
QString untold(const QList<T> &before, const QList<T> &after, const EditSummary::Ids<IdType> &told)
{
    const auto find = [](const QList<T> &list, const IdType &id) {
        return std::ranges::find(list, id, &T::id);
    };
    for (const T &element : before) {
        const auto now = find(after, element.id);
        if (now == after.end() ? !told.removed.contains(element.id)
                               : *now != element && !told.changed.contains(element.id))
            return element.id.text();
    }
    for (const T &element : after) {
        if (find(before, element.id) == before.end() && !told.added.contains(element.id))
            return element.id.text();
    }
    return {};
}

template<typename IdType, typename Shape>
QString untoldPlace(const QHash<IdType, Shape> &before, const QHash<IdType, Shape> &after,
                    const EditSummary::Ids<IdType> &told)
{
    for (const IdType &id : before.keys() + after.keys()) {
        if (before.value(id) != after.value(id) && !told.moved.contains(id)
            && !told.added.contains(id) && !told.removed.contains(id))
            return id.text();
    }
    return {};
}

QString untold(const Document &before, const Document &after, const EditSummary &summary)
{
    return untold(before.nodes, after.nodes, summary.nodes)
        + untold(before.edges, after.edges, summary.edges)
        + untold(before.notes, after.notes, summary.notes)
        + untold(before.groups, after.groups, summary.groups)
        + untoldPlace(before.layout.nodes, after.layout.nodes, summary.nodes)
        + untoldPlace(before.layout.edges, after.layout.edges, summary.edges)
        + untoldPlace(before.layout.notes, after.layout.notes, summary.notes)
        + untoldPlace(before.layout.groups, after.layout.groups, summary.groups);
}

} // namespace

/// What holds for every edit, whichever it is.
class tst_EditorProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, testing::documentWithUnknownKeys());
    }

    void everyPublicEditIsDrawn()
    {
        QStringList drawn;
        for (const DrawnEdit &edit : testing::drawnEdits())
            drawn.append(edit.name);
        drawn.sort();

        QCOMPARE(drawn, declaredEdits());
    }

    void everyDrawnEditIsAlsoDone()
    {
        QMap<QString, int> done;
        for (const DrawnEdit &edit : testing::drawnEdits())
            done.insert(edit.name, 0);
        std::mt19937 random(1);

        for (int i = 0; i < 6000; ++i) {
            const quint64 before = m_editor->revision();
            const DrawnEdit &edit = testing::editAtRandom(*m_editor, random);
            if (m_editor->revision() > before)
                ++done[edit.name];
        }

        QCOMPARE(done.keys(0), QStringList());
    }

    void undoneEditsGiveTheSameDocumentAndRedoneOnesTheSameResult_data() { addSeeds(); }
    void undoneEditsGiveTheSameDocumentAndRedoneOnesTheSameResult()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const Document before = m_editor->document();
        const quint64 firstRevision = m_editor->revision();

        for (int i = 0; i < kEditCount; ++i) {
            const bool isGesture = random() % 10 == 0;
            if (isGesture)
                m_editor->beginGesture();
            for (int n = isGesture ? 3 : 1; n > 0; --n)
                testing::editAtRandom(*m_editor, random);
            if (isGesture && random() % 3 == 0)
                m_editor->abandonGesture();
            else if (isGesture)
                m_editor->endGesture();
            if (random() % 7 == 0)
                m_editor->undo();
            if (random() % 20 == 0)
                AO_VERIFY_OK(
                    m_editor->goTo(qsizetype(random() % size_t(m_editor->steps().size() + 1))));
        }
        AO_VERIFY_OK(m_editor->goTo(m_editor->steps().size()));
        const Document after = m_editor->document();
        const quint64 lastRevision = m_editor->revision();
        const qsizetype count = m_editor->place();
        while (m_editor->canUndo())
            m_editor->undo();

        QVERIFY(count > 0);
        QCOMPARE(m_editor->document(), before);
        QCOMPARE(writeDocument(m_editor->document()), writeDocument(before));
        QCOMPARE(m_editor->revision(), firstRevision);
        for (qsizetype step = 0; step < count; ++step)
            m_editor->redo();
        QCOMPARE(m_editor->document(), after);
        QCOMPARE(m_editor->revision(), lastRevision);
        AO_VERIFY_OK(m_editor->goTo(0));
        QCOMPARE(m_editor->document(), before);
        AO_VERIFY_OK(m_editor->goTo(count));
        QCOMPARE(m_editor->document(), after);
    }

    void whatIsHeardIsWhatHasChanged_data() { addSeeds(); }
    void whatIsHeardIsWhatHasChanged()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        Document known = m_editor->document();
        QString missing;
        bool isTrueLayoutOnly = true;
        connect(m_editor.get(), &DocumentEditor::edited, this, [&](const EditSummary &summary) {
            const Document &now = m_editor->document();
            missing += untold(known, now, summary);
            const bool isSame = known.nodes == now.nodes && known.edges == now.edges
                && known.notes == now.notes && known.groups == now.groups
                && known.properties == now.properties;
            isTrueLayoutOnly = isTrueLayoutOnly && (!summary.isLayoutOnly || isSame);
            known = now;
        });

        for (int i = 0; i < kEditCount && missing.isEmpty() && isTrueLayoutOnly; ++i) {
            testing::editAtRandom(*m_editor, random);
            if (random() % 5 == 0)
                m_editor->undo();
            if (random() % 5 == 0)
                m_editor->redo();
        }

        QCOMPARE(missing, QString());
        QVERIFY(isTrueLayoutOnly);
        QCOMPARE(known, m_editor->document());
    }

    void noEditLosesUnknownKeys_data() { addSeeds(); }
    void noEditLosesUnknownKeys()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);

        for (int i = 0; i < kEditCount; ++i) {
            const Document before = m_editor->document();
            const DrawnEdit &edit = testing::editAtRandom(*m_editor, random);
            QVERIFY2(keepsUnknownKeys(before, m_editor->document()), qPrintable(edit.name));
        }
    }

    void anyDocumentTakesThePlaceOfAnyOther_data() { addSeeds(); }
    void anyDocumentTakesThePlaceOfAnyOther()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto edited = [&](int count) {
            DocumentEditor editor(*m_catalog, m_editor->document());
            for (int i = 0; i < count; ++i)
                testing::editAtRandom(editor, random);
            return editor.document();
        };
        const Document before = edited(40);
        const Document after = edited(40);
        m_editor->reset(before);

        m_editor->replaceDocument(after, {Edit::Restore});
        QCOMPARE(m_editor->document(), after);
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
        m_editor->redo();
        QCOMPARE(m_editor->document(), after);
        m_editor->replaceDocument(after, {Edit::Restore});
        QCOMPARE(m_editor->steps().size(), 1);
    }

    void anAbandonedGestureLeavesNoTrace_data() { addSeeds(); }
    void anAbandonedGestureLeavesNoTrace()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        for (int i = 0; i < 20; ++i)
            testing::editAtRandom(*m_editor, random);
        m_editor->undo();
        const Document before = m_editor->document();
        const quint64 revision = m_editor->revision();
        const QList<EditStep> steps = m_editor->steps();
        int heard = 0;
        connect(m_editor.get(), &DocumentEditor::edited, this, [&heard] { ++heard; });

        m_editor->beginGesture();
        for (int i = 0; i < 20; ++i)
            testing::editAtRandom(*m_editor, random);
        m_editor->abandonGesture();

        QCOMPARE(m_editor->document(), before);
        QCOMPARE(m_editor->revision(), revision);
        QCOMPARE(m_editor->steps(), steps);
        QCOMPARE(heard, 0);
    }

private:
    static void addSeeds()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= kSeedCount; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_EditorProperties)
#include "tst_editorproperties.moc"
