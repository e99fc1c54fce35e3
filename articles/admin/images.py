from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ..images import ImageRefused, encode, files_of, image_used_in, keep, remove_files
from ..models import Image

UPLOAD_HELP = (
    "JPEG、PNG、WebP 或 GIF，不超过 20 MB、4000 万像素；动图只留第一帧。"
    "图片会重新编码，拍摄地点等信息会去掉。"
)
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif"


class ImageForm(forms.ModelForm):
    """The words of a picture that is there; its file is never replaced."""

    class Meta:
        model = Image
        fields = ["alt"]
        error_messages = {"alt": {"required": "请填写替代文字：用一句话说清图上有什么。"}}


class UploadForm(ImageForm):
    """A new picture; the file is decoded and encoded again before anything is stored."""

    upload = forms.FileField(
        label="图片文件",
        help_text=UPLOAD_HELP,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "请选择一个图片文件。",
            "empty": "文件是空的。请重新选择图片。",
        },
    )
    field_order = ["upload", "alt"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        # Not worth the work while another field is wrong: the browser sends the file again.
        if not self.errors:
            try:
                self.encoded = encode(data["upload"])
            except ImageRefused as refusal:
                self.add_error("upload", str(refusal))
        return data


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    list_display = ["thumbnail", "alt", "size", "uploaded_by", "created_at"]
    list_display_links = ["thumbnail", "alt"]
    list_select_related = ["uploaded_by"]
    search_fields = ["alt"]
    date_hierarchy = "created_at"
    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["css/admin.css"]}

    def get_form(
        self, request: HttpRequest, obj: Image | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        return super().get_form(
            request, obj, change, form=ImageForm if change else UploadForm, **kwargs
        )

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        shown = ["picture", "size", "used_in", "uploaded_by", "created_at"]
        return [(None, {"fields": [*shown, "alt"] if obj else ["upload", "alt"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        return ["picture", "size", "used_in", "uploaded_by", "created_at"] if obj else []

    @admin.display(description="缩略图")
    def thumbnail(self, image: Image) -> str:
        return format_html('<img class="image-thumbnail" src="{}" alt="">', image.thumbnail_url)

    @admin.display(description="图片")
    def picture(self, image: Image) -> str:
        return format_html(
            '<a href="{}"><img class="image-preview" src="{}" alt="{}"></a>',
            image.file.url,
            image.rendition_url(960),
            image.alt,
        )

    @admin.display(description="尺寸")
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"

    @admin.display(description="用在")
    def used_in(self, image: Image) -> str:
        return "；".join(image_used_in(image)) or "没有用到。"

    def save_model(
        self, request: HttpRequest, obj: Image, form: forms.ModelForm, change: bool
    ) -> None:
        if change:
            obj.save(update_fields=["alt"])
        else:
            obj.uploaded_by = request.user
            keep(obj, form.encoded)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        places = [place for image in objs for place in image_used_in(image)]
        return deleted, counts, needed, [*protected, *places]

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        names = files_of(obj)
        obj.delete()
        transaction.on_commit(lambda: remove_files(names))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        for image in queryset:
            self.delete_model(request, image)

    def get_urls(self) -> list[Any]:
        upload = self.admin_site.admin_view(require_POST(self.upload_view))
        return [path("upload/", upload, name="articles_image_upload"), *super().get_urls()]

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Answer the editor: what to insert, or why the picture is refused."""
        if not self.has_add_permission(request):
            return JsonResponse({"error": "您没有上传图片的权限。"}, status=403)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            sentences = [sentence for errors in form.errors.values() for sentence in errors]
            return JsonResponse({"error": " ".join(sentences)}, status=400)
        image = form.save(commit=False)
        self.save_model(request, image, form, change=False)
        self.log_addition(request, image, [{"added": {}}])
        return JsonResponse(
            {
                "url": image.file.url,
                "alt": image.alt,
                "width": image.width,
                "height": image.height,
            }
        )
