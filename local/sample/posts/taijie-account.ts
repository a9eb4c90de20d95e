/** 苔阶智能's account on X. */
import type { AccountSource } from "../shape.ts";

export const taijieAccount: AccountSource = {
  format: "x",
  handle: "taijie_wbdemo",
  name: "苔阶智能 Taijie",
  language: "zh",
  posts: [
    {
      age: 2340,
      text: `苔阶智能社招和校招同步开放啦！我们在找会训练、会推理、会写文档、会给绿萝浇水的你。办公室有三只猫，其中一只负责面试的最后一轮。简历投递请看主页置顶，欢迎转发给正在看机会的朋友。`,
    },
    {
      age: 1640,
      text: `线下活动预告：本月最后一个周五晚上，苔阶开放日在澜浦见！有茶水、有点心、有工程师现场回答问题，也有猫。名额六十个，报名入口在主页，先到先得，期待和大家见面聊聊。`,
    },
    {
      age: 1188,
      event: "taijie-v2",
      text: `Taijie-V2 今天开源。

· 混合专家，总参数 212B，激活 17B
· 上下文 256K，训练用了 14.6 万亿词元
· KnotBench 59.7 分，上一代 44.1 分
· 4 比特版本可以放进两张 80 GB 的卡
· Apache 2.0，去掉了收入限制条款

API 每百万词元输入 0.8 元、输出 3.2 元。技术报告 64 页，连失败的实验也写了。
https://taijie.example/blog/taijie-v2`,
    },
    {
      age: 890,
      text: `感谢大家的热情！下载量涨得比食堂排队还快，运维同事已经喝到第四杯咖啡了。你们的每一条反馈我们都在看，回复慢请多包涵，猫今天加班，面试暂停一天，明天照常营业。`,
    },
    {
      age: -490,
      event: "taijie-v2-template",
      text: `请重新下载 Taijie-V2 的对话模板：2.0.0 在工具结果后面多了一个换行，模型容易提前停下。

2.0.1 修复后，5000 段对话里工具调用的失败率从 8.8% 降到 2.1%。权重没有变化，只换一个 3 KB 的文件。API 一直用的是正确的模板，报告里的成绩不受影响。谢谢最先发现问题的用户。
https://codeberth.example/taijie/taijie-v2/releases/2.0.1`,
    },
  ],
};
