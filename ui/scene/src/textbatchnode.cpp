// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/textbatchnode.h>

#include <QtQuick/QQuickWindow>

namespace agentops::ui::scene {

TextBatchNode::~TextBatchNode()
{
    delete m_node;
}

void TextBatchNode::setTexts(QQuickWindow *window, std::span<const PlacedText> texts,
                             QSGTextNode::RenderType renderType)
{
    if (!m_node) {
        if (texts.empty())
            return;
        m_node = window->createTextNode();
        m_node->setFlag(QSGNode::OwnedByParent, false);
        appendChildNode(m_node);
    }
    m_node->clear();
    m_node->setRenderType(renderType);
    m_node->setTextStyle(QSGTextNode::Normal);
    for (const PlacedText &text : texts) {
        m_node->setColor(text.color);
        m_node->addTextLayout(text.position, text.line.layout.get());
    }
}

} // namespace agentops::ui::scene
