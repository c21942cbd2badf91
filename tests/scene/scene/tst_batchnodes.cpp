// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/iconbatchnode.h>
#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/textbatchnode.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QTest>

using namespace agentops::ui::scene;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kSize(320, 200);

/// An item that shows whatever its members hold.
class SampleItem : public QQuickItem
{
public:
    SampleItem() { setFlag(ItemHasContents); }

    Mesh mesh;
    std::vector<PlacedText> texts;
    std::vector<PlacedIcon> icons;
    IconAtlas *atlas = nullptr;

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *) override
    {
        if (!node) {
            node = new QSGNode;
            node->appendChildNode(m_shapes = new VertexBatchNode);
            node->appendChildNode(m_icons = new IconBatchNode);
            node->appendChildNode(m_texts = new TextBatchNode);
        }
        m_shapes->setMesh(mesh);
        m_texts->setTexts(window(), texts);
        if (atlas) {
            m_texture.update(window(), *atlas);
            m_icons->setIcons(m_texture, icons, {});
        }
        return node;
    }

private:
    IconTexture m_texture;
    VertexBatchNode *m_shapes = nullptr;
    IconBatchNode *m_icons = nullptr;
    TextBatchNode *m_texts = nullptr;
};

int litPixels(const QImage &image, const QRect &area, QColor color)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red())
                + std::abs(pixel.green() - color.green()) + std::abs(pixel.blue() - color.blue());
            count += distance < 90 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestBatchNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void layoutsAreKeptWhileTheyAreUsed();
    void longTextIsElided();
    void aMissingIconHasNoCell();
    void anIconIsDrawnOnce();
    void shapesTextAndIconsAreDrawn();
    void aMeshThatShrinksLeavesNothingBehind();

private:
    QImage grab();
    std::unique_ptr<QQuickWindow> m_window;
    SampleItem *m_item = nullptr;
};

namespace {

QByteArray disc(const QString &name)
{
    if (name != "disc"_L1)
        return {};
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>"
           "<circle cx='12' cy='12' r='12' fill='currentColor'/></svg>"_ba;
}

} // namespace

void TestBatchNodes::init()
{
    m_window = std::make_unique<QQuickWindow>();
    m_window->setColor(Qt::black);
    m_window->resize(kSize);
    m_item = new SampleItem;
    m_item->setParentItem(m_window->contentItem());
    m_item->setSize(kSize);
}

QImage TestBatchNodes::grab()
{
    m_item->update();
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        return {};
    return m_window->grabWindow().scaled(kSize);
}

void TestBatchNodes::layoutsAreKeptWhileTheyAreUsed()
{
    TextLayoutCache cache;
    const int font = cache.addFont(QFont());
    const QTextLayout *first = cache.line(u"title"_s, font).layout.get();

    cache.nextGeneration();
    QCOMPARE(cache.line(u"title"_s, font).layout.get(), first);
    for (int i = 0; i < 3; ++i)
        cache.nextGeneration();
    QCOMPARE(cache.size(), 0);
}

void TestBatchNodes::longTextIsElided()
{
    TextLayoutCache cache;
    const int font = cache.addFont(QFont());

    const TextLine &line = cache.line(u"a title that is much longer than its card"_s, font, 80);

    QVERIFY(line.width <= 81);
    QVERIFY(line.layout->text().endsWith(u'…'));
}

void TestBatchNodes::aMissingIconHasNoCell()
{
    IconAtlas atlas(disc);
    QVERIFY(atlas.texels(u"nothing"_s, Qt::red).isNull());
}

void TestBatchNodes::anIconIsDrawnOnce()
{
    IconAtlas atlas(disc);
    const QRectF first = atlas.texels(u"disc"_s, Qt::red);
    const quint64 revision = atlas.revision();

    QCOMPARE(atlas.texels(u"disc"_s, Qt::red), first);
    QCOMPARE(atlas.revision(), revision);
    QVERIFY(atlas.texels(u"disc"_s, Qt::blue) != first);
}

void TestBatchNodes::shapesTextAndIconsAreDrawn()
{
    if (QGuiApplication::platformName() == "offscreen"_L1)
        QSKIP("the offscreen platform draws no custom geometry");
    MeshPainter painter(m_item->mesh, {}, 1);
    painter.roundedRect(QRectF(10, 10, 100, 60), Corners::all(8), toRgba(QColor(0x4f5bd5)));
    TextLayoutCache cache;
    const int font = cache.addFont(QFont(u"Inter"_s, 20));
    m_item->texts.push_back({cache.line(u"Workflow"_s, font), {120, 10}, Qt::yellow});
    IconAtlas atlas(disc);
    m_item->atlas = &atlas;
    m_item->icons.push_back({QRectF(10, 100, 64, 64), atlas.texels(u"disc"_s, Qt::green)});

    const QImage image = grab();

    QVERIFY(litPixels(image, QRect(10, 10, 100, 60), QColor(0x4f5bd5)) > 5700);
    QVERIFY(litPixels(image, QRect(120, 10, 190, 60), Qt::yellow) > 100);
    QVERIFY(litPixels(image, QRect(10, 100, 64, 64), Qt::green) > 2900);
    QCOMPARE(litPixels(image, QRect(200, 120, 100, 60), Qt::black), 6000);
}

void TestBatchNodes::aMeshThatShrinksLeavesNothingBehind()
{
    if (QGuiApplication::platformName() == "offscreen"_L1)
        QSKIP("the offscreen platform draws no custom geometry");
    MeshPainter painter(m_item->mesh, {}, 1);
    painter.rect(QRectF(0, 0, 100, 100), toRgba(Qt::red));
    painter.rect(QRectF(200, 100, 100, 100), toRgba(Qt::red));
    QVERIFY(litPixels(grab(), QRect(200, 100, 100, 100), Qt::red) > 9000);

    m_item->mesh.clear();
    painter.rect(QRectF(0, 0, 100, 100), toRgba(Qt::red));
    const QImage image = grab();

    QVERIFY(litPixels(image, QRect(0, 0, 100, 100), Qt::red) > 9000);
    QCOMPARE(litPixels(image, QRect(200, 100, 100, 100), Qt::red), 0);
}

QTEST_MAIN(TestBatchNodes)
#include "tst_batchnodes.moc"
