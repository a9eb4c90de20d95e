/** 苔阶智能技术博客: a Chinese lab's own writing, in Atom. */
import type { FeedSource } from "../shape.ts";

export const taijie: FeedSource = {
  format: "atom",
  path: "/taijie/atom.xml",
  title: "苔阶智能技术博客",
  description: "苔阶智能的模型与工程。",
  siteUrl: "https://taijie.example/",
  language: "zh",
  author: "苔阶智能",
  posts: [
    {
      age: 2051,
      title: "训练 212B 模型时，我们怎样把损失尖峰从 87 次减到 3 次",
      link: "/blog/loss-spikes",
      tags: ["训练"],
      html: `
<p>大模型训练中最怕损失突然升高。我们第一次试跑时，前两万亿词元里出现了 <strong>87 次尖峰</strong>，其中 9 次不得不回退，浪费了约 11% 的机时。正式训练只剩 3 次，没有一次需要回退。</p>
<p>起作用的改动有三处，按效果排序：</p>
<ol>
<li>给路由器的输出加上限幅，尖峰从 87 次减到 31 次；</li>
<li>清掉数据里长度超过 4000 的重复字符串，减到 12 次，它们只占数据的 0.02%；</li>
<li>把优化器的二阶动量衰减从 0.999 调到 0.95，减到 3 次。</li>
</ol>
<p>我们试过但没有用的办法也列在文末，包括梯度噪声和更长的预热。监控脚本已经<a href="https://codeberth.example/taijie/spike-watch">开源</a>，改一行路径就能用在别的训练上。</p>`,
    },
    {
      age: 1205,
      event: "taijie-v2",
      title: "Taijie-V2 开源：212B 总参数、17B 激活，用回最宽松的许可证",
      link: "/blog/taijie-v2",
      tags: ["模型", "开源"],
      html: `
<p>今天我们开源 <strong>Taijie-V2</strong>。它是一个混合专家模型，总参数 212B，每个词元激活 17B，上下文 256K，用 14.6 万亿词元训练而成。</p>
<p>在 KnotBench 上它得到 59.7 分，上一代是 44.1 分；在我们自建的中文试题集“巷陌题库”上得到 83.4 分。4 比特版本可以装进两张 80 GB 显存的加速卡。</p>
<p><img src="https://taijie.example/img/v2-scores.png" alt="柱状图：Taijie-V2 与上一代在五项测试上的得分"></p>
<p>许可证换成了 Apache 2.0，去掉了第一代里“年收入超过一亿元须另行授权”的条款。API 同步上线，每百万词元输入 0.8 元、输出 3.2 元。</p>
<p>不足也要说清楚：它在超过 180K 的文档里查找细节仍会漏掉约 7%，多轮工具调用的稳定性也不如同级的闭源模型。权重、推理代码和 64 页技术报告都在 <a href="https://codeberth.example/taijie/taijie-v2">Codeberth</a>。</p>`,
    },
    {
      age: 270,
      title: "Taijie-V2 的推理账本：每百万输出词元成本 1.9 元，钱花在哪里",
      link: "/blog/inference-ledger",
      tags: ["推理", "成本"],
      html: `
<p>Taijie-V2 的输出定价是每百万词元 3.2 元，有人问是不是亏本卖。这篇文章公开我们的账：按 60% 的平均负载计算，<strong>成本是 1.9 元</strong>，其中机器折旧 1.1 元，电费 0.4 元，机房和带宽 0.3 元，值班的人 0.1 元。</p>
<p>让成本降下来的主要是三件事：把专家分散到 16 张卡上，单卡吞吐提高 2.4 倍；长上下文请求与短请求分池排队，尾部延迟从 9 秒降到 2.8 秒；夜间把三分之一的机器让给批处理。</p>
<p>最贵的是空转。凌晨 3 点到 6 点的负载只有 14%，这段时间的成本是白天的四倍。下个月我们会推出夜间半价，批量任务和定时任务都可以用。</p>`,
    },
  ],
};
