// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/scenesvg.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QXmlStreamReader>
#include <QtGui/QPainter>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using ui::theme::Theme;
using workflow::EdgeId;
using workflow::NodeId;

namespace {

/// An element of a picture: what it is, its name, and the texts that can be read in it.
struct Drawn
{
    QString kind;
    QString title;
    QString description;
    QStringList texts;
    QStringList shapes;
};

struct Drawing
{
    QString error;
    QString title;
    QString description;
    QList<Drawn> elements;
    QStringList tags;

    const Drawn *find(const QString &kind, const QString &name) const
    {
        for (const Drawn &element : elements) {
            if (element.kind == kind && element.title == name)
                return &element;
        }
        return nullptr;
    }
    qsizetype count(const QString &kind) const
    {
        return std::ranges::count(elements, kind, &Drawn::kind);
    }
};

Drawing read(const QByteArray &svg)
{
    Drawing drawing;
    QXmlStreamReader reader(svg);
    int depth = 0;
    int elementDepth = 0;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::EndElement && depth-- == elementDepth)
            elementDepth = 0;
        if (token != QXmlStreamReader::StartElement)
            continue;
        ++depth;
        const QString tag = reader.name().toString();
        drawing.tags.append(tag);
        const bool isInside = elementDepth > 0;
        if (const auto kind = reader.attributes().value("class"_L1); !kind.isEmpty()) {
            elementDepth = depth;
            drawing.elements.append({kind.toString(), {}, {}, {}, {}});
            continue;
        }
        if (tag == "title"_L1 || tag == "desc"_L1 || tag == "text"_L1) {
            const QString text = reader.readElementText();
            --depth; // its end has been read
            if (tag == "text"_L1)
                drawing.elements.last().texts.append(text);
            else if (tag == "title"_L1)
                (isInside ? drawing.elements.last().title : drawing.title) = text;
            else
                (isInside ? drawing.elements.last().description : drawing.description) = text;
        } else if (isInside) {
            drawing.elements.last().shapes.append(tag);
        }
    }
    if (reader.hasError())
        drawing.error = reader.errorString();
    return drawing;
}

} // namespace

/// Pictures of a workflow as files, without a graphics card.
class TestSceneSvg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(sample::checkAndShip()); }

    void everythingOfTheCanvasIsInIt();
    void aCardShowsWhatTheCanvasShows();
    void theColoursAreThoseOfTheTheme_data();
    void theColoursAreThoseOfTheTheme();
    void whatIsMutedOrWrongLooksLikeIt();
    void theSelectionIsAPictureOfItsOwn();
    void whatIsInACollapsedContainerIsNotDrawn();
    void aCollapsedGroupIsACard();
    void anyTextIsWellFormed_data();
    void anyTextIsWellFormed();
    void theSameSceneGivesTheSamePicture();
    void anImageIsAsLargeAsItsScale_data();
    void anImageIsAsLargeAsItsScale();
    void whatCannotBeAnImageSaysWhy();

private:
    void open(workflow::Document document) { m_fixture.open(std::move(document)); }
    static GraphStyle style(Theme::Scheme scheme = Theme::Scheme::Light)
    {
        return GraphStyle::fromPalette(Theme::paletteOf(scheme), scheme != Theme::Scheme::Light);
    }
    QByteArray draw(const PictureOptions &options = {},
                    Theme::Scheme scheme = Theme::Scheme::Light) const
    {
        return toSvg(m_fixture.session->scene(), style(scheme), m_units, options);
    }

    ui::theme::Units m_units{nullptr};
    sample::SessionFixture m_fixture;
};

void TestSceneSvg::everythingOfTheCanvasIsInIt()
{
    const Drawing drawing = read(draw({.title = u"Check and ship"_s, .description = u"How"_s}));

    QCOMPARE(drawing.error, QString());
    QCOMPARE(drawing.title, u"Check and ship"_s);
    QCOMPARE(drawing.description, u"How"_s);
    QCOMPARE(drawing.count(u"step"_s), 7);
    QCOMPARE(drawing.count(u"connection"_s), 9);
    QCOMPARE(drawing.count(u"group"_s), 1);
    QCOMPARE(drawing.count(u"note"_s), 1);
    QVERIFY(drawing.find(u"group"_s, u"Frame Understand and change"_s));
    const auto note = std::ranges::find(drawing.elements, u"note"_s, &Drawn::kind);
    QVERIFY(note->texts.contains(u"Before you ship"_s));
    QVERIFY(drawing.find(u"connection"_s, u"Connection from task of Task to task of Analyze"_s));
    // From below: frames, notes, connections, cards.
    QCOMPARE(drawing.elements.first().kind, u"group"_s);
    QCOMPARE(drawing.elements.last().kind, u"step"_s);
}

void TestSceneSvg::aCardShowsWhatTheCanvasShows()
{
    const Drawing drawing = read(draw());

    const Drawn *card = drawing.find(u"step"_s, u"AI review"_s);
    QVERIFY(card);
    QVERIFY(card->description.startsWith(u"3 findings at most"_s));
    QCOMPARE(card->texts,
             (QStringList{u"AI review"_s, u"3 findings at most"_s, u"change"_s, u"clean"_s,
                          u"findings"_s}));
    // A hexagon for findings, the ground and the outline of the card.
    QVERIFY(card->shapes.contains(u"polygon"_s));
    QVERIFY(card->shapes.count(u"rect"_s) >= 3);
    const Drawn *edge = drawing.find(
        u"connection"_s, u"Connection from findings of AI review to findings of Human review"_s);
    QVERIFY(edge);
    QCOMPARE(edge->shapes, (QStringList{u"path"_s, u"polygon"_s}));
}

void TestSceneSvg::theColoursAreThoseOfTheTheme_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(Theme::Scheme::Light);
    QTest::newRow("dark") << int(Theme::Scheme::Dark);
    QTest::newRow("high contrast") << int(Theme::Scheme::HighContrast);
}

void TestSceneSvg::theColoursAreThoseOfTheTheme()
{
    QFETCH(const int, scheme);
    const GraphStyle colors = style(Theme::Scheme(scheme));

    const QString svg = QString::fromUtf8(draw({.ground = colors.canvas}, Theme::Scheme(scheme)));

    QCOMPARE(read(svg.toUtf8()).error, QString());
    for (const QColor &color : {colors.canvas, colors.raised, colors.text, colors.note,
                                colors.portColor(workflow::PortType::Diff)})
        QVERIFY2(svg.contains(u"\"%1\""_s.arg(color.name())), qPrintable(color.name()));
    QVERIFY(!QString::fromUtf8(draw({}, Theme::Scheme(scheme)))
                 .contains(u"fill=\"%1\"/>\n <g class"_s.arg(colors.canvas.name())));
}

void TestSceneSvg::whatIsMutedOrWrongLooksLikeIt()
{
    workflow::Document document = sample::checkAndShip();
    document.nodes[1].isMuted = true;
    document.edges[0].isMuted = true;
    document.edges[1].condition = u"task.text != \"\""_s;
    open(std::move(document));

    const QByteArray svg = draw();
    const Drawing drawing = read(svg);

    QVERIFY(svg.contains("stroke-dasharray=\"6 5\""));
    QVERIFY(drawing.find(u"step"_s, u"Analyze"_s)->description.endsWith("muted"_L1));
    const Drawn *muted =
        drawing.find(u"connection"_s, u"Connection from task of Task to task of Analyze"_s);
    QVERIFY(muted);
    QCOMPARE(muted->description, u"muted"_s);
    const Drawn *conditional =
        drawing.find(u"connection"_s, u"Connection from task of Task to task of Generate code"_s);
    QVERIFY(conditional);
    QCOMPARE(conditional->description, u"task.text != \"\""_s);
    QCOMPARE(conditional->texts.size(), 1);
}

void TestSceneSvg::theSelectionIsAPictureOfItsOwn()
{
    PictureOptions options;
    options.only = Selection::ofNodes({NodeId(u"task"_s), NodeId(u"analyze"_s)});

    const Drawing drawing = read(draw(options));

    QCOMPARE(drawing.count(u"step"_s), 2);
    QCOMPARE(drawing.count(u"connection"_s), 1);
    QCOMPARE(drawing.count(u"group"_s), 0);
    QCOMPARE(drawing.count(u"note"_s), 0);

    // A frame takes what it holds along.
    options.only = Selection();
    options.only->selectedGroups = {workflow::GroupId(u"group"_s)};
    const Drawing framed = read(draw(options));
    QCOMPARE(framed.count(u"group"_s), 1);
    QCOMPARE(framed.count(u"step"_s), 2);

    options.only = Selection();
    QVERIFY(draw(options).isEmpty());
}

void TestSceneSvg::whatIsInACollapsedContainerIsNotDrawn()
{
    sample::addContainerType(m_fixture.catalog);
    workflow::Document document = sample::eachPackage();
    open(document);
    QCOMPARE(read(draw()).count(u"container"_s), 2);
    QCOMPARE(read(draw()).count(u"step"_s), 7);

    document.layout.collapsedNodes.insert(NodeId(u"each"_s));
    open(std::move(document));
    QCOMPARE(read(draw()).count(u"container"_s), 1);
    QCOMPARE(read(draw()).count(u"step"_s), 5);
}

void TestSceneSvg::aCollapsedGroupIsACard()
{
    workflow::Document document = sample::checkAndShip();
    document.layout.collapsedGroups.insert(workflow::GroupId(u"group"_s));
    open(std::move(document));

    const Drawing drawing = read(draw());

    QCOMPARE(drawing.count(u"step"_s), 5);
    QCOMPARE(drawing.count(u"connection"_s), 8); // all but the one inside
    const Drawn *card = drawing.find(u"group"_s, u"Frame Understand and change"_s);
    QVERIFY(card);
    QVERIFY(card->texts.contains(u"Understand and change"_s));
}

void TestSceneSvg::anyTextIsWellFormed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("markup") << u"</title><script>alert(1)</script> & \"quotes\" 'too'"_s;
    QTest::newRow("the end of a section") << u"]]> <![CDATA[ <!-- --> &amp; &#0;"_s;
    QTest::newRow("control characters") << u"a"_s + QChar(0) + QChar(1) + QChar(0x1b) + u"[31mb"_s;
    QTest::newRow("half a character") << u"x"_s + QChar(0xd83d) + u"y"_s + QChar(0xde00);
    QTest::newRow("no characters") << u"x"_s + QChar(0xfffe) + QChar(0xffff) + u"y"_s;
    QTest::newRow("right to left") << QString(QChar(0x202e)) + u"txet"_s + QChar(0x5d0);
    QTest::newRow("outside the basic plane") << u"\U0001F600 \U00020000"_s;
}

void TestSceneSvg::anyTextIsWellFormed()
{
    QFETCH(const QString, text);
    workflow::Document document = sample::checkAndShip();
    document.nodes[0].title = text;
    document.nodes[0].parameters[u"text"_s] = text;
    document.edges[0].condition = text;
    document.groups[0].title = text;
    document.notes[0].text = text + u"\n"_s + text;
    open(std::move(document));

    const Drawing drawing = read(draw({.title = text, .description = text}));

    QCOMPARE(drawing.error, QString());
    QCOMPARE(drawing.count(u"step"_s), 7);
    QVERIFY(!drawing.tags.contains(u"script"_s));
}

void TestSceneSvg::theSameSceneGivesTheSamePicture()
{
    const QByteArray first = draw();
    open(sample::checkAndShip());
    QCOMPARE(draw(), first);
    // What a person does on the canvas is not part of it.
    m_fixture.session->selectAll();
    QCOMPARE(draw(), first);
}

void TestSceneSvg::anImageIsAsLargeAsItsScale_data()
{
    QTest::addColumn<int>("scale");
    QTest::newRow("1") << 1;
    QTest::newRow("2") << 2;
    QTest::newRow("4") << 4;
}

void TestSceneSvg::anImageIsAsLargeAsItsScale()
{
    QFETCH(const int, scale);
    const GraphStyle light = style();
    const auto image = [&](PictureOptions options) {
        options.fonts = PictureFonts::Exact;
        return imageOf(draw(options), scale);
    };
    QXmlStreamReader reader(draw());
    reader.readNextStartElement();

    const Result<QImage> transparent = image({});
    QVERIFY(transparent.has_value());
    QCOMPARE(transparent->width(), reader.attributes().value("width"_L1).toInt() * scale);
    QCOMPARE(transparent->height(), reader.attributes().value("height"_L1).toInt() * scale);
    QCOMPARE(transparent->pixelColor(0, 0).alpha(), 0);
    const Result<QImage> grounded = image({.ground = light.canvas});
    QVERIFY(grounded.has_value());
    QCOMPARE(grounded->pixelColor(1, 1).rgb(), light.canvas.rgb());
    QVERIFY(*grounded != *transparent);
}

void TestSceneSvg::whatCannotBeAnImageSaysWhy()
{
    const Result<QImage> huge = imageOf(draw(), 1000);
    QVERIFY(!huge);
    QCOMPARE(huge.error().code(), errors::kInvalidArgument);

    open(workflow::Document::create(u"Empty"_s));
    QVERIFY(draw().isEmpty());
    const Result<QImage> nothing = imageOf(draw(), 1);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code(), errors::kInvalidArgument);

    QImage canvas(20, 20, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::white);
    const QImage before = canvas;
    QPainter painter(&canvas);
    paintSvg("no picture", painter, QRectF(0, 0, 20, 20));
    painter.end();
    QCOMPARE(canvas, before);
}

QTEST_MAIN(TestSceneSvg)
#include "tst_scenesvg.moc"
