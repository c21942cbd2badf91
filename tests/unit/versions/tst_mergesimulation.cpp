// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomedits.h"

#include <agentops/testsupport/await.h>
#include <agentops/versions/documentdiff.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::versions;
using namespace agentops::workflow;

namespace {

constexpr int kSeeds = 400;

QSet<QString> errorCodes(const Document &document, const NodeCatalog &catalog)
{
    QSet<QString> codes;
    for (const Diagnostic &diagnostic : validate(document, catalog)) {
        if (diagnostic.severity == Diagnostic::Severity::Error)
            codes.insert(diagnostic.code);
    }
    return codes;
}

QString describe(const Document &base, const Document &ours, const Document &theirs,
                 const Document &merged)
{
    return u"\nours:\n%1\ntheirs:\n%2\nmerged against ours:\n%3"_s.arg(
        diffToText(diffDocuments(base, ours), base, ours),
        diffToText(diffDocuments(base, theirs), base, theirs),
        diffToText(diffDocuments(ours, merged), ours, merged));
}

/// But for what is only seen, of which ours counts.
Document content(Document document)
{
    document.layout = {};
    for (Group &group : document.groups)
        group.color.clear();
    for (Note &note : document.notes)
        note.color.clear();
    return document;
}

/// Whether a conflict is about the path, or about something it is in.
bool isInConflict(const QList<Conflict> &conflicts, const QString &path)
{
    return std::ranges::any_of(conflicts, [&](const Conflict &conflict) {
        return path == conflict.path || path.startsWith(conflict.path + u'/');
    });
}

Conflict swapped(Conflict conflict)
{
    std::swap(conflict.ours, conflict.theirs);
    return conflict;
}

} // namespace

/// Random edits of both sides; every failure names its seed.
class tst_MergeSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        addEditKinds(m_catalog);
        for (int seed = 0; seed < kSeeds; ++seed)
            m_threes.append(make(seed));
    }

    void oneSideThatChangedNothingGivesTheOther()
    {
        for (int seed = 0; seed < kSeeds; ++seed) {
            const Three &three = m_threes[seed];
            const MergedDocument left = mergeDocuments(three.base, three.ours, three.base);
            const MergedDocument right = mergeDocuments(three.base, three.base, three.theirs);
            const MergedDocument same = mergeDocuments(three.base, three.ours, three.ours);
            const QString text = u"seed %1"_s.arg(seed);
            QVERIFY2(
                left.document == three.ours && left.conflicts.isEmpty(),
                qPrintable(text + describe(three.base, three.ours, three.base, left.document)));
            QVERIFY2(
                right.document == three.theirs && right.conflicts.isEmpty(),
                qPrintable(text + describe(three.base, three.base, three.theirs, right.document)));
            QVERIFY2(same.document == three.ours && same.conflicts.isEmpty(), qPrintable(text));
        }
    }

    void everyMergeIsADocumentThatIsNoWorseThanTheTwo()
    {
        int conflictCount = 0;
        int renamedCount = 0;
        for (int seed = 0; seed < kSeeds; ++seed) {
            const Three &three = m_threes[seed];
            const MergedDocument merged = mergeDocuments(three.base, three.ours, three.theirs);
            conflictCount += int(merged.conflicts.size());
            renamedCount += int(merged.renamed.size());
            const QString text = u"seed %1"_s.arg(seed)
                + describe(three.base, three.ours, three.theirs, merged.document);
            const auto again = parseDocument(writeDocument(merged.document)).toResult();
            QVERIFY2(again && *again == merged.document, qPrintable(text));
            // An expression may refer to a step that is not before any more: the validator says so.
            QSet<QString> codes = errorCodes(merged.document, m_catalog);
            codes -= errorCodes(three.ours, m_catalog);
            codes -= errorCodes(three.theirs, m_catalog);
            codes -= {u"workflow.merge_conflict"_s, u"workflow.bad_expression"_s};
            QVERIFY2(codes.isEmpty(),
                     qPrintable(QStringList(codes.values()).join(u' ') + u' ' + text));
            for (const Conflict &conflict : merged.conflicts) {
                for (const Side side : {Side::Base, Side::Ours, Side::Theirs})
                    AO_VERIFY_OK(settleConflict(merged.document, conflict.path, side));
            }
        }
        // Else this tests nothing.
        QVERIFY2(conflictCount > kSeeds / 2, qPrintable(QString::number(conflictCount)));
        QVERIFY2(renamedCount > kSeeds / 40, qPrintable(QString::number(renamedCount)));
    }

    void nothingThatSomebodyWroteIsLost()
    {
        for (int seed = 0; seed < kSeeds; ++seed) {
            const Three &three = m_threes[seed];
            const MergedDocument merged = mergeDocuments(three.base, three.ours, three.theirs);
            const DocumentDiff done = diffDocuments(three.base, three.ours);
            const DocumentDiff other = diffDocuments(three.base, three.theirs);
            const DocumentDiff left = diffDocuments(merged.document, three.ours);
            for (const Change &change : left.content) {
                // What is still to be changed to get ours: of what ours did, only what is in a
                // conflict, or was brought together with what theirs did.
                const auto isSame = [&](const Change &mine) {
                    return mine.section == change.section && mine.id == change.id
                        && mine.path == change.path && mine.after == change.after;
                };
                const auto isThere = [&](const Change &theirs) {
                    return theirs.section == change.section && theirs.id == change.id
                        && theirs.path == change.path;
                };
                const QString path = change.section == "document"_L1
                    ? change.path
                    : u'/' + change.section + u'/' + change.id + change.path;
                const bool isRemoval =
                    change.kind == Change::Kind::Removed && change.path.isEmpty();
                const bool isLost = change.kind != Change::Kind::Reordered && !isRemoval
                    && std::ranges::any_of(done.content, isSame)
                    && !std::ranges::any_of(other.content, isThere)
                    && !isInConflict(merged.conflicts, path)
                    && !(change.section == "groups"_L1 || change.section == "edges"_L1);
                QVERIFY2(
                    !isLost,
                    qPrintable(u"seed %1 %2"_s.arg(seed).arg(path)
                               + describe(three.base, three.ours, three.theirs, merged.document)));
            }
        }
    }

    void neitherSideIsPreferredButByName()
    {
        int compared = 0;
        for (int seed = 0; seed < kSeeds; ++seed) {
            const Three &three = m_threes[seed];
            const MergedDocument left = mergeDocuments(three.base, three.ours, three.theirs);
            const MergedDocument right = mergeDocuments(three.base, three.theirs, three.ours);
            // Which edge of a circle, which container of two and which id gives way goes by name.
            const auto isByName = [](const Conflict &conflict) {
                return conflict.path.endsWith("/parent"_L1)
                    || (conflict.path.startsWith("/edges/"_L1)
                        && (conflict.base.isUndefined() || conflict.path.endsWith("/muted"_L1)));
            };
            if (!left.renamed.isEmpty() || std::ranges::any_of(left.conflicts, isByName)
                || std::ranges::any_of(right.conflicts, isByName))
                continue;
            ++compared;
            QList<Conflict> mirrored;
            for (const Conflict &conflict : right.conflicts)
                mirrored.append(swapped(conflict));
            QCOMPARE(mirrored, left.conflicts);
            Document one = content(left.document);
            Document two = content(right.document);
            for (const Conflict &conflict : left.conflicts) {
                if (conflict.ours.isUndefined() || conflict.theirs.isUndefined())
                    continue; // both hold what the one side has
                one = *settleConflict(one, conflict.path, Side::Ours);
                two = *settleConflict(two, conflict.path, Side::Theirs);
            }
            one.properties.conflicts.clear();
            two.properties.conflicts.clear();
            QVERIFY2(writeDocument(one) == writeDocument(two),
                     qPrintable(u"seed %1\n"_s.arg(seed)
                                + diffToText(diffDocuments(one, two), one, two)
                                + describe(three.base, three.ours, three.theirs, one)));
        }
        QVERIFY(compared > kSeeds / 4);
    }

private:
    struct Three
    {
        Document base;
        Document ours;
        Document theirs;
    };

    Three make(int seed)
    {
        QRandomGenerator random(quint32(seed) + 1);
        Document empty = Document::create(u"Random"_s);
        Three three;
        three.base = editedAtRandom(m_catalog, empty, 14, u"b"_s, random);
        three.ours = editedAtRandom(m_catalog, three.base, 1 + random.bounded(20), u"o"_s, random);
        three.theirs =
            editedAtRandom(m_catalog, three.base, 1 + random.bounded(20), u"t"_s, random);
        return three;
    }

    NodeCatalog m_catalog;
    QList<Three> m_threes;
};

QTEST_GUILESS_MAIN(tst_MergeSimulation)
#include "tst_mergesimulation.moc"
